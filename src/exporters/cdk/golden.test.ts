import { join } from 'node:path';
import { cdkExporter } from '../../catalog/cdk';
import { exportsAsReviewed } from '../../testing/golden';

exportsAsReviewed(cdkExporter, join(import.meta.dirname, 'golden'), [
  '.gitignore',
  'cdk.json',
  'design.lintel.json',
  'tsconfig.json',
]);

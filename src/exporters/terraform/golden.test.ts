import { join } from 'node:path';
import { terraformExporter } from '../../catalog/terraform';
import { exportsAsReviewed } from '../../testing/golden';

exportsAsReviewed(terraformExporter, join(import.meta.dirname, 'golden'));

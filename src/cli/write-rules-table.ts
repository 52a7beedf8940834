/** `npm run rules:table` */
import { writeFileSync } from 'node:fs';
import { rulesTable } from './rules-table';

writeFileSync(new URL('../rules/RULES.md', import.meta.url), rulesTable());

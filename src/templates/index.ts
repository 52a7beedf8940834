/** Starter designs, written with the builder. */
import type { Template } from '../spec/catalog';
import { blueGreen } from './blue-green';
import { multiRegion } from './multi-region';
import { threeTier } from './three-tier';

export const templates: readonly Template[] = [threeTier, blueGreen, multiRegion];

export const templateOf = (id: string): Template | undefined =>
  templates.find((template) => template.id === id);

/** Starter designs, written with the builder. */
import type { Template } from '../spec/catalog';
import { threeTier } from './three-tier';

export const templates: readonly Template[] = [threeTier];

export const templateOf = (id: string): Template | undefined =>
  templates.find((template) => template.id === id);

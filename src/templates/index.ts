/** Starter designs, written with the builder. */
import type { Template } from '../spec/catalog';
import { asPrinted } from './as-printed';
import { aurora } from './aurora';
import { autoScaling } from './auto-scaling';
import { blueGreen } from './blue-green';
import { caching } from './caching';
import { circuitBreaker } from './circuit-breaker';
import { database } from './database';
import { loadBalancing } from './load-balancing';
import { microservices } from './microservices';
import { multiRegion } from './multi-region';
import { network } from './network';
import { operations } from './operations';
import { serverless } from './serverless';
import { threeTier } from './three-tier';

export const templates: readonly Template[] = [
  threeTier,
  network,
  loadBalancing,
  autoScaling,
  blueGreen,
  microservices,
  circuitBreaker,
  serverless,
  multiRegion,
  caching,
  database,
  aurora,
  operations,
  asPrinted,
];

/** Those whose exports plan and synthesise as they are. */
export const soundTemplates = templates.filter(({ plans }) => plans !== false);

export const templateOf = (id: string): Template | undefined =>
  templates.find((template) => template.id === id);

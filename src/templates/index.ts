/** Starter designs, written with the builder. */
import type { Template } from '../spec/catalog';
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
];

export const templateOf = (id: string): Template | undefined =>
  templates.find((template) => template.id === id);

import type { Design } from '../design';
import type { JsonObject } from '../kit/json';
import { example } from './example-designs';

/** The example with a second group of servers, the green of the pair. */
export const blueGreen = (route: JsonObject = {}): (() => Design) =>
  example({
    more: (design, { app, alb, proxy }) => {
      const green = design.node('auto-scaling-group', { label: 'Green servers', parent: app });
      design.edge('routes-to', alb, green, { green: true, ...route });
      design.edge('reads-writes', green, proxy);
    },
  });

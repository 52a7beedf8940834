import type { Alarm } from '../../exporters/watching';
import type { Api } from './routes';
import { isRest } from './spec';

/** Both kinds of API report in one namespace, under other names. `dimensions`: of the API, in its own. */
export const apiAlarms = <E>(
  { params }: Api,
  dimensions: readonly (readonly [name: string, value: E])[],
): readonly Alarm<E | number>[] => [
  {
    key: '5xx',
    says: 'More than one answer in a hundred is an error of the API or of its functions.',
    namespace: 'AWS/ApiGateway',
    metric: isRest(params) ? '5XXError' : '5xx',
    dimensions,
    // The average of a count that is 0 or 1 for each request: the share of errors.
    statistic: 'Average',
    comparison: '>',
    threshold: 0.01,
    missing: 'notBreaching',
    isOutage: true,
  },
  {
    key: 'latency',
    says: 'One in twenty answers takes over three seconds.',
    namespace: 'AWS/ApiGateway',
    metric: 'Latency',
    dimensions,
    statistic: 'p95',
    comparison: '>',
    threshold: 3000,
    missing: 'notBreaching',
  },
];

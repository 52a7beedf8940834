import { recoveryKind } from '../../recovery';
import { fleetOutcome, fleetSla } from '../fleet-recovery';
import { ecsService } from './spec';

const TASK = {
  unit: 'task',
  start: { says: 'another task starts', minutes: 2, source: '30 to 90 s' },
};

export const recovery = recoveryKind(ecsService, {
  tier: 'app',
  running: ({ params }) => params.min,
  sla: (node, model) => fleetSla(node, model, TASK.unit),
  within: (node, model, loss) => fleetOutcome(node, model, loss, TASK),
});

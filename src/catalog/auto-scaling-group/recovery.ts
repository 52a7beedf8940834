import { recoveryKind } from '../../recovery';
import { fleetOutcome, fleetSla } from '../fleet-recovery';
import { autoScalingGroup } from './spec';

const SERVER = {
  unit: 'server',
  start: { says: 'another server starts', minutes: 3, source: 'launch and boot, 1 to 3 min' },
};

export const recovery = recoveryKind(autoScalingGroup, {
  tier: 'app',
  running: ({ params }) => params.min,
  sla: (node, model) => fleetSla(node, model, SERVER.unit),
  within: (node, model, loss) => fleetOutcome(node, model, loss, SERVER),
});

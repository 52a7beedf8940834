import { recoveryKind } from '../../recovery';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fleetOutcome, fleetSla } from '../fleet-recovery';
import { smallestOf } from './schedule';
import { autoScalingGroup } from './spec';

const SERVER = {
  unit: 'server',
  start: { says: 'another server starts', minutes: 3, source: 'launch and boot, 1 to 3 min' },
};

type Group = ModelNode<ParamsOf<typeof autoScalingGroup.fields>>;

/** What its schedule leaves when fewest run, for what is lost is not lost when it suits. */
const atItsSmallest = ({ id, params }: Group) => ({
  id,
  params: {
    min: smallestOf(params),
    keepAfterAzLoss: params.keepAfterAzLoss,
    multiAz: params.multiAz,
  },
});

export const recovery = recoveryKind(autoScalingGroup, {
  tier: 'app',
  running: ({ params }) => params.min,
  sla: (node, model) => fleetSla(atItsSmallest(node), model, SERVER.unit),
  within: (node, model, loss) => fleetOutcome(atItsSmallest(node), model, loss, SERVER),
});

import type { Design, DesignBuilder, NodeId } from '../design';
import type { JsonObject } from '../kit/json';
import { catalog } from '../catalog';
import { recoveryKinds } from '../catalog/recovery';
import { designDigest } from '../recovery';
import { resolve } from '../resolve';
import { example, type Change } from './example-designs';

interface Params {
  readonly monitoring?: JsonObject;
  readonly backup?: JsonObject;
  readonly plan?: JsonObject;
}

const PEOPLE: JsonObject = {
  owner: 'Platform team',
  approver: 'Head of engineering',
  declaredBy: 'Incident lead',
  contacts: ['On call: +1 555 0100'],
};

/** The example with all three, whole but for what is given. */
export const operated = (
  params: Params = {},
  change: Change = {},
  more: (design: DesignBuilder, region: NodeId) => void = () => {},
): (() => Design) =>
  example({
    ...change,
    more: (design, ids) => {
      change.more?.(design, ids);
      const parent = ids.region;
      const emails = { emails: ['oncall@acme.dev'] };
      design.node('monitoring', {
        label: 'Monitoring',
        parent,
        params: { ...emails, ...params.monitoring },
      });
      design.node('backup-plan', { label: 'Backups', parent, params: params.backup ?? {} });
      design.node('dr-plan', { label: 'DR plan', params: { ...PEOPLE, ...params.plan } });
      more(design, parent);
    },
  });

/** Its plan confirmed, of the very design. */
export const confirmed =
  (plan: JsonObject): (() => Design) =>
  () => {
    const drawn = resolve(operated({ plan })(), catalog);
    return operated({ plan: { ...plan, confirmedDesign: designDigest(drawn, recoveryKinds) } })();
  };

/** A second region with something in it. */
export function secondRegion(design: DesignBuilder): NodeId {
  return design.node('region', { label: 'Second region', params: { region: 'us-west-2' } });
}

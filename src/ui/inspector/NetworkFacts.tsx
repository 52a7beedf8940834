import { Fragment } from 'react';
import type { ModelNode, Network, Subnet } from '../../spec/model';
import { Section } from '../primitives';
import { useEditorState } from '../use-editor';

/** What follows from the design: zones and address ranges. Computed, so shown as facts and not as fields. */
export function NetworkFacts({ node }: { node: ModelNode }) {
  const model = useEditorState((state) => state.model);
  const uses = model.zones(node.id);
  const network = model.networkOf(node.id);
  if (network && node.spec.container !== undefined) {
    const role = model.tierOf(node.id);
    const subnets = network.subnets.filter((subnet) => role === null || subnet.tier === role);
    return subnets.length > 0 ? (
      <SubnetTable network={network} subnets={subnets} isOneTier={role !== null} />
    ) : null;
  }
  if (uses.length === 0) return null;
  return (
    <Section title="Availability Zones">
      <dl className="facts">
        {uses.map(({ zone, role, label, tier }) => (
          <Fragment key={`${zone.name}-${role}-${tier}`}>
            <dt>{zone.name}</dt>
            <dd>{label}</dd>
          </Fragment>
        ))}
      </dl>
    </Section>
  );
}

interface SubnetTableProps {
  readonly network: Network;
  readonly subnets: readonly Subnet[];
  readonly isOneTier: boolean;
}

function SubnetTable({ network, subnets, isOneTier }: SubnetTableProps) {
  const model = useEditorState((state) => state.model);
  const tierNames = new Map(network.tiers.map(({ role, node }) => [role, model.get(node).label]));
  return (
    <Section title="Subnets">
      <table className="subnets">
        <thead>
          <tr>
            {isOneTier ? null : <th scope="col">Tier</th>}
            <th scope="col">Zone</th>
            <th scope="col">Range</th>
          </tr>
        </thead>
        <tbody>
          {subnets.map(({ tier, zone, cidr }) => (
            <tr key={`${tier}-${zone.name}`}>
              {isOneTier ? null : <td>{tierNames.get(tier)}</td>}
              <td>{zone.name}</td>
              <td className={cidr || network.isExisting ? 'subnets__range' : 'subnets__none'}>
                {cidr ? cidr.text : network.isExisting ? 'as it is' : 'does not fit'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

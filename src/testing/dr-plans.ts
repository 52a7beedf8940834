import { expect } from 'vitest';
import { catalog } from '../catalog';
import { cdkExporter } from '../catalog/cdk';
import { terraformExporter } from '../catalog/terraform';
import type { Design } from '../design';
import { resolve } from '../resolve';
import { withStandby } from '../rules/failovers';

const PATH = 'docs/dr-plan.md';
const EXPORTERS = [terraformExporter, cdkExporter];
export const plansOf = (design: Design): readonly string[] =>
  EXPORTERS.map(
    ({ run }) => run(resolve(design, catalog), []).files.find(({ path }) => path === PATH)!.text,
  );
export const blocksOf = (text: string): readonly string[] =>
  [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block!);

/** What the commands of a runbook call, to be replaced where they run for real. */
export const CALLED = [
  'aws',
  'curl',
  'dig',
  'terraform',
  'npm',
  'npx',
  'jq',
  'sleep',
  'cd',
  'cat',
  'rm',
  'date',
];

/** With a plan and a backup plan beside it. */
export function planned(design: Design): Design {
  const [region] = Object.values(design.nodes).filter(({ kind }) => kind === 'region');
  const node = (id: string, kind: string, parent: string | null) => ({
    [id]: { id, kind, slug: kind, label: kind, parent, params: {} },
  });
  return {
    ...design,
    nodes: {
      ...design.nodes,
      ...node('n900', 'dr-plan', null),
      ...node('n901', 'backup-plan', region!.id),
    },
  };
}

export function inOrder(text: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    expect({ part, isAfter: at >= 0 }).toEqual({ part, isAfter: true });
    from = at + part.length;
  }
}

/** One database with a replica in the second region and one without, and a service that has nothing there. */
export const mixed = withStandby({
  with: { dns: { failoverMode: 'manual' } },
  standby: (design, { data }, ids) => {
    const replica = design.node('rds-replica', { label: 'Far', slug: 'db-dr', parent: data });
    design.edge('replicates-to', ids.db, replica);
    const orders = design.node('rds-instance', {
      label: 'Orders',
      slug: 'orders',
      parent: ids.data,
    });
    design.edge('reads-writes', ids.web, orders);
    const api = design.node('ecs-service', { label: 'API', slug: 'api', parent: ids.app });
    design.edge('routes-to', ids.alb, api, { paths: ['/api/*'] });
    design.node('backup-plan', { label: 'Backups', slug: 'backups', parent: ids.region });
    design.node('dr-plan', { label: 'Plan' });
  },
})();

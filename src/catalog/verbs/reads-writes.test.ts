import { expect, test } from 'vitest';
import { catalog } from '..';
import { resolve } from '../../resolve';
import { buildDesign } from '../builder';

/** Servers that reach a database through its proxy and by themselves, drawn in either order. */
function wiresOf(order: readonly ('proxy' | 'db')[]): readonly string[] {
  const design = buildDesign();
  const region = design.node('region', { label: 'Region' });
  const vpc = design.node('vpc', { label: 'VPC', parent: region });
  const tier = (role: string) =>
    design.node('tier', { label: role, parent: vpc, params: { role } });
  const [app, data] = [tier('app'), tier('data')];
  const web = design.node('auto-scaling-group', { label: 'Web', slug: 'web', parent: app });
  const ends = {
    db: design.node('rds-instance', { label: 'DB', slug: 'db', parent: data }),
    proxy: design.node('rds-proxy', { label: 'Pool', slug: 'pool', parent: data }),
  };
  design.edge('pools', ends.proxy, ends.db);
  for (const name of order) design.edge('reads-writes', web, ends[name]);
  const model = resolve(design.build(), catalog);
  const told = model.wires.filter(({ to }) => to === web);
  return [
    ...new Set(told.map(({ variable, from }) => `${variable} of ${model.get(from).slug}`)),
  ].toSorted();
}

test('a direct way beside the proxy has variables of its own, whichever was drawn first', () => {
  const both = [
    'DB_DIRECT_HOST of db',
    'DB_DIRECT_PORT of db',
    'DB_HOST of pool',
    'DB_NAME of db',
    'DB_PORT of pool',
    'DB_SECRET_ARN of db',
  ];
  expect(wiresOf(['proxy', 'db'])).toEqual(both);
  expect(wiresOf(['db', 'proxy'])).toEqual(both);
  expect(wiresOf(['db'])).toContain('DB_HOST of db');
});

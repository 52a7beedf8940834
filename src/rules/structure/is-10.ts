import type { NodeId } from '../../design';
import { databaseBehind } from '../../catalog/verbs/data-access';
import { groupBy } from '../../kit/group-by';
import { plural } from '../../kit/words';
import type { Model, ModelNode, Wire } from '../../spec/model';
import { defineRule, fail, pass, type Fix, type Verdict } from '../../validation';
import { example } from '../example-designs';
import { removeEdgeFix, setSlugTo } from '../fixes';
import { nameOf, perSubject } from '../subjects';

interface Clash {
  /** What the code tells: the first that was drawn. */
  readonly told: Wire;
  readonly lost: Wire;
}

/** How many variables are told, and one clash for each pair of connections, whatever the number of variables that they both tell. */
function readWires(wires: readonly Wire[]): {
  readonly count: number;
  readonly clashes: readonly Clash[];
} {
  const first = new Map<string, Wire>();
  const clashes = new Map<string, Clash>();
  for (const wire of wires) {
    const told = first.get(wire.variable);
    if (!told) first.set(wire.variable, wire);
    else if (told.from !== wire.from || told.value !== wire.value) {
      const key = `${told.because} ${wire.because}`;
      if (!clashes.has(key)) clashes.set(key, { told, lost: wire });
    }
  }
  return { count: first.size, clashes: [...clashes.values()] };
}

function freeSlug(model: Model, slug: string): string {
  const taken = new Set(model.nodes.map((node) => node.slug));
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}

/** The node whose identifier the variable begins with. */
function namedAfter(model: Model, { because, to }: Wire): NodeId | null {
  const edge = model.edge(because);
  const end = edge.from === to ? edge.to : edge.from;
  return model.get(end).spec.can.includes('sql-pool') ? databaseBehind(end, model) : end;
}

/** Two identifiers that begin alike are told apart by another identifier; two ways to one thing by taking one away. */
function fixesOf(model: Model, { told, lost }: Clash): readonly Fix[] {
  const edge = model.edge(lost.because);
  const other = namedAfter(model, lost);
  const end = model.get(edge.from === lost.to ? edge.to : edge.from);
  const removal = removeEdgeFix(edge, `Remove the connection with ${nameOf(end)}`);
  if (other === null || other === namedAfter(model, told)) return [removal];
  const node = model.get(other);
  const slug = freeSlug(model, node.slug);
  return [setSlugTo(node, slug, `Give ${nameOf(node)} the identifier ${slug}`), removal];
}

function clashVerdict(model: Model, user: ModelNode, clash: Clash): Verdict {
  const [first, second] = [clash.told, clash.lost].map(({ from }) => nameOf(model.get(from)));
  return fail(
    { nodes: [user.id, clash.lost.from, clash.told.from], edges: [clash.lost.because] },
    `${nameOf(user)}: ${first} and ${second} both set ${clash.lost.variable}; the code holds what ${first} says.`,
    { fixes: fixesOf(model, clash) },
  );
}

const judge = perSubject((user: ModelNode, count: number, ...clashes: readonly Verdict[]) =>
  clashes.length > 0
    ? clashes
    : [
        pass(
          { nodes: [user.id] },
          `${nameOf(user)}: ${plural(count, 'variable')}, each told once.`,
        ),
      ],
);

export const is10 = defineRule('structure/is-10', {
  title: 'An environment variable tells one thing',
  why: 'The variables that connections give to servers, containers and functions are named after identifiers. Of two that meet in one name, the code can hold one only, and the application talks to the wrong thing.',
  severity: 'error',
  maps: { wellArchitected: ['OPS'] },
  check(model) {
    return judge(
      [...groupBy(model.wires, ({ to }) => to)].map(([id, wires]) => {
        const user = model.get(id);
        const { count, clashes } = readWires(wires);
        return [user, count, ...clashes.map((clash) => clashVerdict(model, user, clash))];
      }),
    );
  },
  examples: {
    good: [
      example(),
      example({ more: (design, { web, db }) => design.edge('reads-writes', web, db) }),
      example({
        more: (design, { data, web }) => {
          const second = design.node('elasticache', { label: 'Second', parent: data });
          design.edge('reads-writes', web, second);
        },
      }),
    ],
    bad: [
      example({
        more: (design, { data, web, db }) => {
          const second = design.node('rds-proxy', { label: 'Second pool', parent: data });
          design.edge('pools', second, db);
          design.edge('reads-writes', web, second);
        },
      }),
      example({
        slug: { db: 'shop', cache: 'shop-direct' },
        more: (design, { web, db }) => design.edge('reads-writes', web, db),
      }),
    ],
  },
});

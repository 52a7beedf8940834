import { listWords } from '../../kit/words';
import { addContainers, containerKind, findPlace } from '../../spec/commands/places';
import type { Model, ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Fix } from '../../validation';
import { example } from '../example-designs';
import { fixWith, land } from '../fixes';
import { nameOf, perSubject } from '../subjects';

function placesOf(model: Model, node: ModelNode): string {
  return listWords(
    node.spec.inside.map((place) =>
      place === 'canvas' ? 'the open canvas' : `a ${containerKind(model, place).title}`,
    ),
    'or',
  );
}

/** Null where its kind can stand. */
function belongsIn(model: Model, node: ModelNode, holder: ModelNode | null): string | null {
  const place = holder === null ? 'canvas' : holder.spec.container;
  return place !== undefined && node.spec.inside.includes(place) ? null : placesOf(model, node);
}

const moveHome = (node: ModelNode): Fix =>
  fixWith('Move it where it belongs', false, (edit) => {
    const { model: now, tx, ids } = edit;
    if (!now.find(node.id)) return 'It is gone.';
    const near = now.networkOf(node.id)?.vpc ?? now.regionOf(node.id)?.id ?? null;
    const place = findPlace(now, node.spec, near === node.id ? null : near, true);
    if (!place.ok) return place.error.reason;
    const { parent } = addContainers(tx, ids, now, place.value, node.spec.home);
    tx.changeNode(node.id, { parent });
    if (parent === null) tx.putBox(node.id, { x: 0, y: 0 });
    else if (node.spec.container !== 'tier') land(edit, node.id, parent);
  });

const judge = perSubject((node: ModelNode, holder: ModelNode | null, home: string | null) => {
  const subject = { nodes: [node.id] };
  const there = holder === null ? 'the open canvas' : nameOf(holder);
  if (home === null) return [pass(subject, `${nameOf(node)}: in ${there}.`)];
  return [
    fail(subject, `${nameOf(node)}: lies in ${there}; it belongs in ${home}.`, {
      ...(node.spec.exported ? {} : { severity: 'warning' }),
      fixes: [moveHome(node)],
    }),
  ];
});

/** Where a kind may stand. Commands keep it; a link or a file may not. */
export const is5 = defineRule('structure/is-5', {
  title: 'Everything lies where its kind can',
  why: 'A database lies in a tier of a VPC, a VPC in a region. Anywhere else it has no subnets, and is left out of the export.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['OPS'] },
  check: (model) =>
    judge(
      model.nodes.map((node) => {
        const holder = node.parent === null ? null : model.get(node.parent);
        return [node, holder, belongsIn(model, node, holder)];
      }),
    ),
  examples: {
    good: [example()],
    bad: [
      example({ move: { db: null } }),
      example({ move: { cache: 'vpc' } }),
      example({ move: { web: 'region' } }),
      example({ without: ['region', 'users', 'dns'], move: { vpc: null } }),
      example({ move: { users: 'region' } }),
    ],
  },
});

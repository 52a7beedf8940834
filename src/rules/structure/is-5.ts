import { listWords } from '../../kit/words';
import { addContainers, containerKind, findPlace } from '../../spec/commands/places';
import type { Model, ModelNode } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { fixWith, land } from '../fixes';
import { nameOf } from '../subjects';

function placesOf(model: Model, node: ModelNode): string {
  return listWords(
    node.spec.inside.map((place) =>
      place === 'canvas' ? 'the open canvas' : `a ${containerKind(model, place).title}`,
    ),
    'or',
  );
}

const isAtHome = (model: Model, node: ModelNode): boolean => {
  const place = node.parent === null ? 'canvas' : model.get(node.parent).spec.container;
  return place !== undefined && node.spec.inside.includes(place);
};

/** Where a kind may stand. Commands keep it; a link or a file may not. */
export const is5 = defineRule('structure/is-5', {
  title: 'Everything lies where its kind can',
  why: 'A database lies in a tier of a VPC, a VPC in a region. Anywhere else it has no subnets, and is left out of the export.',
  severity: 'error',
  refused: true,
  *check(model) {
    for (const node of model.nodes) {
      const subject = { nodes: [node.id] };
      const holder = node.parent === null ? 'the open canvas' : nameOf(model.get(node.parent));
      if (isAtHome(model, node)) {
        yield pass(subject, `${nameOf(node)}: in ${holder}.`);
        continue;
      }
      yield fail(
        subject,
        `${nameOf(node)}: lies in ${holder}; it belongs in ${placesOf(model, node)}.`,
        {
          ...(node.spec.exported ? {} : { severity: 'warning' }),
          fixes: [
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
            }),
          ],
        },
      );
    }
  },
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

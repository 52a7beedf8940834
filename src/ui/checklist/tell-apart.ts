import type { Model } from '../../spec/model';
import type { Verdict } from '../../validation';
import { nodeName } from '../../spec/node-name';

/** The containers around a node, the nearest first, and at last its own identifier, which no other node has. */
function placesOf(model: Model, { nodes }: Verdict): readonly string[] {
  const node = model.find(nodes[0] ?? '');
  if (!node) return [];
  const around: string[] = [];
  for (let id = node.parent; id !== null; id = model.get(id).parent) {
    around.push(`in ${nodeName(model.get(id))}`);
  }
  return [...around, node.slug];
}

/** Of verdicts that read alike, because what they are about has one name: what tells each from the others. */
export function tellApart(
  model: Model,
  verdicts: readonly Verdict[],
): ReadonlyMap<Verdict, string> {
  const alike = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const list = alike.get(verdict.evidence);
    if (list) list.push(verdict);
    else alike.set(verdict.evidence, [verdict]);
  }
  const told = new Map<Verdict, string>();
  for (const group of alike.values()) {
    if (group.length < 2) continue;
    const places = group.map((verdict) => placesOf(model, verdict));
    group.forEach((verdict, index) => {
      const own = places[index] ?? [];
      const other = (place: string) =>
        places.filter((each) => each.includes(place)).length < group.length;
      const place = own.find(other);
      if (place !== undefined) told.set(verdict, place);
    });
  }
  return told;
}

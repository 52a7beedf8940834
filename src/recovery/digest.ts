import { fnv1a } from '../kit/fnv';
import type { Model } from '../spec/model';
import { minutesOf, type RecoveryKinds } from './facts';
import { regionsOf, type Way } from './standby';

/** From two beginnings: enough to see that something has changed, and short enough for a link. */
const SEEDS = [undefined, 0x01234567];

/** How it comes back in the second region, and as what. */
const standsIn = (way: Way | undefined): readonly (string | null)[] => [
  way?.how ?? null,
  way?.how === 'stands' ? (way.by?.slug ?? null) : null,
];

/**
 * Of what a plan speaks: which resources there are and where, what follows them, how each fails and comes back, and what is
 * promised by whom. Labels, places on the canvas and all else of the design may change, and the plan stays true.
 */
export function designDigest(model: Model, kinds: RecoveryKinds): string {
  const { second, name, backups, drawn, followers, ways } = regionsOf(kinds)(model);
  const slugOf = (id: string) => model.find(id)?.slug ?? '';
  const nodes = model.nodes
    .flatMap((node) => {
      const kind = kinds.get(node.kind);
      if (kind?.tier === undefined) return [];
      const within = (['instance', 'zone'] as const).map((loss) => {
        const outcome = kind.within?.(node, model, loss);
        return outcome && [minutesOf(outcome.away), outcome.lost?.minutes ?? null];
      });
      return [
        JSON.stringify([
          node.kind,
          node.slug,
          model.regionName(node.id),
          within,
          kind.restore?.(node)?.minutes ?? null,
          kind.running?.(node) ?? null,
          (followers.get(node.id) ?? []).map((one) => slugOf(one.node)),
          standsIn(ways.get(node.id)),
        ]),
      ];
    })
    .toSorted();
  const written = model.nodes
    .flatMap((node) => {
      const says = kinds.get(node.kind)?.written?.(node, model);
      return says === undefined ? [] : [JSON.stringify([node.kind, node.slug, says])];
    })
    .toSorted();
  const text = JSON.stringify([
    model.settings.project,
    model.settings.environment,
    nodes,
    written,
    second,
    drawn,
    name && [slugOf(name.primary), slugOf(name.secondary), name.isAutomatic],
    backups && [backups.from, backups.to, backups.interval.minutes],
  ]);
  return SEEDS.map((seed) => fnv1a(text, seed).toString(36).padStart(7, '0')).join('');
}

import type { NodeId } from '../design/records';
import { remember } from '../kit/memo';
import { listWords } from '../kit/words';
import type { Model, ModelNode } from '../spec/model';
import type { BackupCopies, Follower, MovingName, RecoveryKinds, Tier } from './facts';

/** What the second region holds, from nothing to all of the first. */
export type Readiness = 'nothing' | 'copies' | 'pilot-light' | 'warm-standby' | 'full';
const ORDER: readonly Readiness[] = ['nothing', 'copies', 'pilot-light', 'warm-standby', 'full'];

export const isReadyFor = (drawn: Readiness, wanted: Readiness): boolean =>
  ORDER.indexOf(drawn) >= ORDER.indexOf(wanted);

/** What is lost and what it comes back in. */
export interface Regions {
  /** Null where nothing lies in a region. */
  readonly primary: string | null;
  /** Null where no other one is drawn, or none that data could come back in. */
  readonly second: string | null;
  readonly name: MovingName | null;
  /** Nodes of the primary region, and those of none. */
  readonly here: readonly ModelNode[];
  readonly there: readonly ModelNode[];
  readonly followers: ReadonlyMap<NodeId, readonly Follower[]>;
  readonly backups: BackupCopies | null;
  readonly drawn: Readiness;
  /** Ends "… is drawn: ". */
  readonly because: string;
}

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
export const called = ({ label, slug }: ModelNode): string => cut(label.trim() || slug);

/** Which region stands in for which. Remembered, because every rule and every row asks. */
export const regionsOf: (kinds: RecoveryKinds) => (model: Model) => Regions = remember(
  (kinds: RecoveryKinds) => remember((model: Model) => compute(model, kinds)),
);

function compute(model: Model, kinds: RecoveryKinds): Regions {
  const of = (node: ModelNode) => kinds.get(node.kind);
  const known = model.nodes.filter((node) => of(node)?.tier !== undefined);
  const drawnCodes = [
    ...new Set(
      model.nodes.flatMap(({ id, spec }) =>
        spec.container === 'region' ? (model.regionName(id) ?? []) : [],
      ),
    ),
  ];
  const names = model.nodes.flatMap((node) => of(node)?.movingName?.(node, model) ?? []);
  const regionOf = (id: NodeId): string | null => model.regionName(id);
  const moving = names.find(
    ({ primary, secondary }) =>
      regionOf(primary) !== null &&
      regionOf(secondary) !== null &&
      regionOf(primary) !== regionOf(secondary),
  );
  const primary = moving
    ? regionOf(moving.primary)
    : ([model.settings.homeRegion, ...drawnCodes].find((code) =>
        known.some(({ id }) => regionOf(id) === code),
      ) ?? null);
  const second = moving
    ? regionOf(moving.secondary)
    : (drawnCodes.find((code) => code !== primary) ?? null);
  const here = known.filter(({ id }) => regionOf(id) === primary || regionOf(id) === null);
  const there = second === null ? [] : known.filter(({ id }) => regionOf(id) === second);
  const followers = new Map(
    here.map((node) => [
      node.id,
      (of(node)?.followers?.(node, model) ?? []).filter((one) => regionOf(one.node) === second),
    ]),
  );
  const backups =
    model.nodes
      .flatMap((node) => of(node)?.backups?.(node, model) ?? [])
      .find(({ from }) => from === primary) ?? null;
  const found = { primary, second, name: moving ?? null, here, there, followers, backups };
  return { ...found, ...readiness(found, kinds) };
}

export const inTier = (
  nodes: readonly ModelNode[],
  tier: Tier,
  kinds: RecoveryKinds,
): readonly ModelNode[] => nodes.filter((node) => kinds.get(node.kind)?.tier === tier);

/** What runs of a tier, of kinds that count it; what runs by itself counts as one. */
export const runningOf = (nodes: readonly ModelNode[], kinds: RecoveryKinds): number =>
  nodes.reduce((sum, node) => sum + (kinds.get(node.kind)?.running?.(node) ?? 1), 0);

function readiness(
  found: Omit<Regions, 'drawn' | 'because'>,
  kinds: RecoveryKinds,
): Pick<Regions, 'drawn' | 'because'> {
  const { here, there, followers, backups, second } = found;
  const made = here.filter(({ params }) => params.existing !== true);
  const databases = inTier(made, 'data', kinds);
  const kept = databases.length > 0 ? databases : inTier(made, 'objects', kinds);
  const alone = kept.filter(({ id }) => (followers.get(id) ?? []).length === 0);
  if (kept.length > 0 && alone.length > 0) {
    const names = listWords(alone.map(called));
    const isCopied =
      second !== null &&
      backups?.to === second &&
      alone.every((node) => kinds.get(node.kind)?.restore !== undefined);
    return isCopied
      ? { drawn: 'copies', because: `of ${names} ${second} holds copies of backups` }
      : { drawn: 'nothing', because: `no other region holds anything of ${names}` };
  }
  const servers = inTier(here, 'app', kinds);
  const running = runningOf(inTier(there, 'app', kinds), kinds);
  if (second === null) return { drawn: 'copies', because: 'no data has to be anywhere else' };
  const data = kept.length > 0 ? `${second} follows ${listWords(kept.map(called))}` : second;
  if (running === 0)
    return kept.length > 0
      ? { drawn: 'pilot-light', because: `${data}, and nothing runs there` }
      : { drawn: 'copies', because: `nothing runs in ${second}` };
  return running >= runningOf(servers, kinds)
    ? { drawn: 'full', because: `${data}, and as much runs there` }
    : {
        drawn: 'warm-standby',
        because: `${data}, and ${running} of ${runningOf(servers, kinds)} run there`,
      };
}

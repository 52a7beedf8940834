import type { NodeId } from '../design/records';
import { remember } from '../kit/memo';
import { listWords } from '../kit/words';
import type { Model, ModelNode } from '../spec/model';
import { counterparts, type Counterpart } from './counterparts';
import type { BackupCopies, Follower, MovingName, RecoveryKinds, Step, Tier } from './facts';
import { shortNodeName } from '../spec/node-name';

/** What the second region holds, from nothing to all of the first. */
export type Readiness = 'nothing' | 'copies' | 'pilot-light' | 'warm-standby' | 'full';
const ORDER: readonly Readiness[] = ['nothing', 'copies', 'pilot-light', 'warm-standby', 'full'];

export const isReadyFor = (drawn: Readiness, wanted: Readiness): boolean =>
  ORDER.indexOf(drawn) >= ORDER.indexOf(wanted);

/** How a node comes back in the second region. */
export type Way =
  /** A copy of its data follows there. `kept`: what came after its last backup that lies there as well; null without one. */
  | { readonly how: 'follows'; readonly by: Follower; readonly kept: Step | null }
  /** Something does the same there; null where the drawing does not tell which. */
  | { readonly how: 'stands'; readonly by: ModelNode | null }
  /** Its last backup lies there. */
  | { readonly how: 'restored'; readonly takes: Step }
  /** It holds nothing that the code does not make. */
  | { readonly how: 'made' }
  | { readonly how: 'lost' }
  /** It exists already, and is nobody's here. */
  | { readonly how: 'unknown' };

/** What is lost and what it comes back in. */
export interface Regions {
  /** Null where nothing lies in a region. */
  readonly primary: string | null;
  /** Null where no other one is drawn, or none that data could come back in. */
  readonly second: string | null;
  readonly name: MovingName | null;
  /** By what clients outside find the application: a name that can lead elsewhere, or an address that another deployment does not have. */
  readonly foundBy: 'name' | 'address' | 'nothing';
  /** Nodes of the primary region, and those of none. */
  readonly here: readonly ModelNode[];
  readonly there: readonly ModelNode[];
  readonly followers: ReadonlyMap<NodeId, readonly Follower[]>;
  readonly backups: BackupCopies | null;
  /** Of what lies in the first region, what does the same in the second. */
  readonly counterparts: ReadonlyMap<NodeId, Counterpart>;
  /** Of what lies in the first region, how each comes back. */
  readonly ways: ReadonlyMap<NodeId, Way>;
  readonly drawn: Readiness;
  /** Ends "… is drawn: ". */
  readonly because: string;
}

/** What the application needs is nowhere else, so that nothing can be moved anywhere. */
export const isHopeless = ({ there, ways, drawn }: Regions): boolean =>
  there.length === 0 &&
  drawn === 'nothing' &&
  ![...ways.values()].some(({ how }) => how === 'restored' || how === 'follows');

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
  const stands =
    primary === null || second === null
      ? NOBODY
      : counterparts(model, {
          here: primary,
          there: second,
          stated: [
            ...(moving ? [[moving.primary, moving.secondary] as const] : []),
            ...followed(model, kinds),
          ],
        });
  const copies = second !== null && backups?.to === second ? backups : null;
  const ways = new Map(
    here
      .filter(({ id }) => regionOf(id) !== null)
      .map((node) => {
        const [follower] = followers.get(node.id) ?? [];
        const stand = stands.get(node.id) ?? 'none';
        return [node.id, wayOf(node, { kinds, follower, stand, copies })] as const;
      }),
  );
  const found = {
    primary,
    second,
    name: moving ?? null,
    foundBy: foundBy(here, kinds),
    here,
    there,
    followers,
    backups,
    counterparts: stands,
    ways,
  };
  return { ...found, ...readiness(found, kinds) };
}

const foundBy = (here: readonly ModelNode[], kinds: RecoveryKinds): Regions['foundBy'] => {
  const doors = inTier(here, 'edge', kinds);
  if (doors.some(({ kind }) => kinds.get(kind)?.movingName !== undefined)) return 'name';
  return doors.length > 0 ? 'address' : 'nothing';
};

const NOBODY: ReadonlyMap<NodeId, Counterpart> = new Map();

const followed = (model: Model, kinds: RecoveryKinds): readonly (readonly [NodeId, NodeId])[] =>
  model.nodes.flatMap((node) =>
    (kinds.get(node.kind)?.followers?.(node, model) ?? []).map(
      (one) => [node.id, one.node] as const,
    ),
  );

/** What stands in for what in the regions between which a name fails over. */
export function counterpartsOf(
  model: Model,
  kinds: RecoveryKinds,
  { primary, secondary }: Pick<MovingName, 'primary' | 'secondary'>,
): ReadonlyMap<NodeId, Counterpart> {
  const [here, there] = [model.regionName(primary), model.regionName(secondary)];
  return here === null || there === null
    ? NOBODY
    : counterparts(model, {
        here,
        there,
        stated: [[primary, secondary], ...followed(model, kinds)],
      });
}

interface Elsewhere {
  readonly kinds: RecoveryKinds;
  readonly follower: Follower | undefined;
  readonly stand: Counterpart;
  /** Null where no copies of backups lie in the second region. */
  readonly copies: BackupCopies | null;
}

const KEEPS_DATA: ReadonlySet<Tier> = new Set(['data', 'objects']);

function wayOf(node: ModelNode, { kinds, follower, stand, copies }: Elsewhere): Way {
  const kind = kinds.get(node.kind);
  if (node.params.existing === true) return { how: 'unknown' };
  const takes = kind?.restore?.(node) ?? null;
  if (follower)
    return {
      how: 'follows',
      by: follower,
      kept: takes === null ? null : (copies?.interval ?? null),
    };
  if (!KEEPS_DATA.has(kind?.tier ?? 'edge'))
    return stand === 'none'
      ? { how: 'made' }
      : { how: 'stands', by: stand === 'unclear' ? null : stand };
  if (copies === null || takes === null) return { how: 'lost' };
  const { measured } = copies;
  const isSlower = (measured?.minutes ?? 0) > (takes.minutes ?? 0);
  return { how: 'restored', takes: measured && isSlower ? measured : takes };
}

export const inTier = (
  nodes: readonly ModelNode[],
  tier: Tier,
  kinds: RecoveryKinds,
): readonly ModelNode[] => nodes.filter((node) => kinds.get(node.kind)?.tier === tier);

/** What runs of a tier, of kinds that count it; what runs by itself counts as one. */
const runningOf = (nodes: readonly ModelNode[], kinds: RecoveryKinds): number =>
  nodes.reduce((sum, node) => sum + (kinds.get(node.kind)?.running?.(node) ?? 1), 0);

/** Whether what stands in for it carries its load without growing. Of what nobody knows it is not said that it does not. */
export function runsAsMuch(node: ModelNode, way: Way | undefined, kinds: RecoveryKinds): boolean {
  if (way?.how !== 'stands') return false;
  return way.by === null || runningOf([way.by], kinds) >= runningOf([node], kinds);
}

function readiness(
  found: Omit<Regions, 'drawn' | 'because'>,
  kinds: RecoveryKinds,
): Pick<Regions, 'drawn' | 'because'> {
  const { here, there, followers, second, ways } = found;
  const made = here.filter(({ params }) => params.existing !== true);
  const databases = inTier(made, 'data', kinds);
  const kept = databases.length > 0 ? databases : inTier(made, 'objects', kinds);
  const alone = kept.filter(({ id }) => (followers.get(id) ?? []).length === 0);
  if (kept.length > 0 && alone.length > 0) {
    const names = listWords(alone.map(shortNodeName));
    const isCopied = alone.every(({ id }) => ways.get(id)?.how === 'restored');
    return isCopied
      ? { drawn: 'copies', because: `of ${names} ${second} holds copies of backups` }
      : { drawn: 'nothing', because: `no other region holds anything of ${names}` };
  }
  if (second === null) return { drawn: 'copies', because: 'no data has to be anywhere else' };
  const servers = inTier(made, 'app', kinds);
  const missing = servers.filter(({ id }) => ways.get(id)?.how === 'made');
  const running = runningOf(inTier(there, 'app', kinds), kinds);
  const data = kept.length > 0 ? `${second} follows ${listWords(kept.map(shortNodeName))}` : second;
  if (running === 0)
    return kept.length > 0
      ? { drawn: 'pilot-light', because: `${data}, and nothing runs there` }
      : { drawn: 'copies', because: `nothing runs in ${second}` };
  if (missing.length > 0)
    return {
      drawn: kept.length > 0 ? 'pilot-light' : 'copies',
      because: `${data}, and nothing there stands in for ${listWords(missing.map(shortNodeName))}`,
    };
  const isWhole = servers.every((node) => runsAsMuch(node, ways.get(node.id), kinds));
  return isWhole && running >= runningOf(servers, kinds)
    ? { drawn: 'full', because: `${data}, and as much runs there` }
    : {
        drawn: 'warm-standby',
        because: `${data}, and ${running} of ${runningOf(servers, kinds)} run there`,
      };
}

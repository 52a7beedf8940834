import { idsAfter, type NodeId } from '../../design';
import type { Editor } from '../../editor';
import {
  joinableTo,
  findPlaceFor,
  placeJoined,
  placeNode,
  placePattern,
  whichJoin,
  type PlaceJoinedArgs,
  type PlaceNodeArgs,
} from '../../spec/commands';
import { containerAt, LEAF, type Point } from '../../spec/geometry';
import { asideIn } from '../../spec/geometry/aside';
import type { PaletteItem } from '../palette/drag';
import { paletteGroups, type PaletteEntry } from '../palette/palette-entries';
import type { Searchable } from '../palette/search';
import type { SearchListItem } from '../primitives';
import { gripOf, landingOf } from './use-palette-drop';

export interface Offer extends SearchListItem, Searchable {
  /** The kind whose icon it carries. */
  readonly icon: string;
  readonly run: () => boolean;
}

/** Where something may go: under the pointer, and where Lintel would put it if that does not take it. */
interface Places {
  readonly there: (item: PaletteItem) => { over: NodeId | null; at: Point } | null;
  readonly near: { over: NodeId | null; at: null };
  /** What Lintel would put beside a container that lies under the pointer stands as near to the pointer as it may. */
  readonly settled: <A extends PlaceNodeArgs>(args: A) => A;
}

/** Who types the name of one thing does not mean a pattern that has it in its title. */
const BEHIND_KINDS = 0.5;

type KindEntry = PaletteEntry & { readonly item: Extract<PaletteItem, { type: 'kind' }> };
const isKind = (entry: PaletteEntry): entry is KindEntry => entry.item.type === 'kind';

function placesOf(editor: Editor, from: NodeId | null, point: Point | null): Places {
  const { model, geometry } = editor.store.getState();
  const over = point && containerAt(model, geometry, point);
  const home = from === null ? over : (model.networkOf(from)?.vpc ?? model.get(from).parent);
  const boxOf = (item: PaletteItem, at: Point) => {
    const grip = gripOf(editor, item);
    return { ...LEAF, x: at.x - grip.x, y: at.y - grip.y };
  };
  return {
    there: (item) => point && { over, at: landingOf(editor, item, boxOf(item, point), over) },
    near: { over: home, at: null },
    settled: (args) => {
      const { kind, preset } = args;
      const place = findPlaceFor(model, args);
      const isCard = !editor.catalog.kinds.get(kind)?.spec.container;
      if (!point || args.at || !isCard || !place.ok) return args;
      const { parent, missing } = place.value;
      if (parent === null || missing.length > 0) return args;
      const item = { type: 'kind', kind, preset } as const;
      const box = boxOf(item, point);
      const aside = asideIn(model, geometry, parent, over, box);
      if (!aside) return args;
      const at = landingOf(editor, item, { ...box, ...aside }, parent);
      return { ...args, over: parent, at };
    },
  };
}

const offerOf = (
  { id, title, summary, keywords, icon }: PaletteEntry,
  group: string,
  run: Offer['run'],
): Offer => ({
  id,
  title,
  summary: '',
  keywords: [...keywords, summary],
  icon,
  group,
  idle: null,
  run,
});

/** Everything that can be added, what the place takes first; `point` in canvas pixels. */
export function offersAt(editor: Editor, point: Point): readonly Offer[] {
  const { model, geometry } = editor.store.getState();
  const { there, near, settled } = placesOf(editor, null, point);
  const over = containerAt(model, geometry, point);
  const role = over === null ? null : model.tierOf(over);
  const atHome: Offer[] = [];
  const here: Offer[] = [];
  const elsewhere: Offer[] = [];
  const patterns: Offer[] = [];
  for (const { title, entries } of paletteGroups(editor.catalog, [])) {
    for (const entry of entries) {
      const { item } = entry;
      const aimed = there(item)!;
      if (item.type === 'pattern') {
        const run = () =>
          [aimed, near].some((place) => {
            const args = { pattern: item.pattern, ...place };
            return editor.plan(placePattern, args).ok && editor.run(placePattern, args).ok;
          });
        patterns.push({ ...offerOf(entry, title, run), handicap: BEHIND_KINDS });
      }
      if (!isKind(entry)) continue;
      const add = (args: PlaceNodeArgs) => () => editor.run(placeNode, args).ok;
      const args = { kind: entry.item.kind, preset: entry.item.preset, ...aimed };
      if (findPlaceFor(model, args).ok) {
        const home = editor.catalog.kinds.get(args.kind)?.spec.home;
        const list = role !== null && home === role ? atHome : here;
        list.push(offerOf(entry, title, add(args)));
        continue;
      }
      const other = { ...args, ...near };
      const place = findPlaceFor(model, other);
      if (place.ok)
        elsewhere.push(
          offerOf(
            entry,
            whereOf(editor, place.value.parent),
            () => editor.run(placeNode, settled(other)).ok,
          ),
        );
    }
  }
  return [...atHome, ...here, ...elsewhere, ...patterns];
}

const whereOf = (editor: Editor, parent: NodeId | null): string =>
  parent === null ? 'on the open canvas' : `in ${editor.store.getState().model.get(parent).label}`;

/** What can be added and joined to a node at once. `point` is the loose end; null lets Lintel choose the place. */
export function offersFrom(editor: Editor, from: NodeId, point: Point | null): readonly Offer[] {
  const { model, design } = editor.store.getState();
  const { there, near, settled } = placesOf(editor, from, point);
  const entries = paletteGroups(editor.catalog, [])
    .flatMap((group) => group.entries)
    .filter(isKind);
  const wanted = joinableTo(model, from).flatMap(({ spec, verb, as }) =>
    entries
      .filter(({ item }) => item.kind === spec.id)
      .map((entry) => {
        const joined = { kind: spec.id, preset: entry.item.preset, with: from, as };
        const aimed = there(entry.item);
        const tries: readonly PlaceJoinedArgs[] = [
          ...(aimed ? [{ ...joined, ...aimed }] : []),
          { ...joined, ...near },
        ];
        return { entry, tries, says: as === 'to' ? verb.title : `${verb.title} it` };
      }),
  );
  const possible = new Set(
    whichJoin(
      model,
      wanted.flatMap(({ tries }) => tries),
      idsAfter(design),
    ),
  );
  return wanted.flatMap(({ entry, tries, says }) => {
    const args = tries.find((one) => possible.has(one));
    return args ? [offerOf(entry, says, () => editor.run(placeJoined, settled(args)).ok)] : [];
  });
}

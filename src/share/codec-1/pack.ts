import { isSameJson, type JsonObject, type JsonValue } from '../../kit/json';
import { toStored, WAIVER_SEVERITIES, type Box, type Design } from '../../design';
import { KINDS, VERBS, type FrozenVerb } from './defaults.generated';
import {
  EDGE_TAIL,
  NODE_TAIL,
  WAIVER_TAIL,
  type Packed,
  type PackedEdge,
  type PackedNode,
  type PackedWaiver,
} from './packed';
import { createSlugGuesses, FROM_KIND, FROM_LABEL, type SlugGuesses } from './slug';

/** The design as format 1 writes it. Places are rounded to whole pixels. */
export function pack(design: Design): Packed {
  const { settings, nodes, edges, layout, waivers = {} } = toStored(design);
  const places = new Map(Object.keys(nodes).map((id, at) => [id, at + 1]));
  const placeOf = (id: string | null) => (id === null ? 0 : (places.get(id) ?? 0));
  const slugs = createSlugGuesses();
  const nodeNumbers = numberer();
  const edgeNumbers = numberer();

  const packedNodes = Object.values(nodes).map(({ id, kind, slug, label, parent, params }) => {
    const known = KINDS.find((each) => each.id === kind);
    const node = [
      indexIn(KINDS, kind),
      label === known?.label ? 0 : label,
      placeOf(parent),
      ...packBox(layout[id]),
      packSlug(slugs, slug, label, known),
      packParams(known, params),
      nodeNumbers(id),
    ];
    return trim(node, NODE_TAIL) as PackedNode;
  });
  const packedEdges = Object.values(edges).map(({ id, verb, from, to, params }) => {
    const known = VERBS.find((each) => each.id === verb);
    const ends = [placeOf(from), placeOf(to)];
    const edge = [indexIn(VERBS, verb), ...ends, packParams(known, params), edgeNumbers(id)];
    return trim(edge, EDGE_TAIL) as PackedEdge;
  });
  const edgePlaces = new Map(Object.keys(edges).map((id, at) => [id, at + 1]));
  const aboutOf = (subject: string | null) => {
    const edge = edgePlaces.get(subject ?? '');
    return edge === undefined ? placeOf(subject) : -edge;
  };
  const waiverNumbers = numberer();
  const packedWaivers = Object.values(waivers).map((waiver) => {
    const { id, rule, subject, field, reason, owner, until, severity, subjects, measure } = waiver;
    const packed = [
      rule,
      reason,
      owner,
      until,
      aboutOf(subject),
      field,
      waiverNumbers(id),
      severity ? WAIVER_SEVERITIES.indexOf(severity) + 1 : 0,
      subjects?.map(aboutOf) ?? 0,
      measure ?? null,
    ];
    return trim(packed, WAIVER_TAIL) as PackedWaiver;
  });
  const records = [settings, packedNodes, packedEdges] as const;
  return packedWaivers.length > 0 ? [...records, packedWaivers] : records;
}

function indexIn(table: readonly FrozenVerb[], id: string): number | string {
  const index = table.findIndex((each) => each.id === id);
  return index < 0 ? id : index;
}

/** Math.round gives -0, which JSON writes as 0. */
const packBox = (box: Box | undefined): readonly (number | null)[] =>
  box ? [Math.round(box.x) + 0, Math.round(box.y) + 0] : [null, null];

function packSlug(
  slugs: SlugGuesses,
  slug: string,
  label: string,
  kind: (typeof KINDS)[number] | undefined,
): string | number {
  const isFromLabel = slugs.fromLabel(label) === slug;
  const isFromKind = kind !== undefined && slugs.fromKind(kind) === slug;
  slugs.take(slug);
  return isFromLabel ? FROM_LABEL : isFromKind ? FROM_KIND : slug;
}

function packParams(known: FrozenVerb | undefined, params: JsonObject): readonly JsonValue[] {
  const defaults = known?.params ?? {};
  const fields = Object.keys(defaults);
  const numberOf = (name: string) => (Object.hasOwn(defaults, name) ? fields.indexOf(name) : name);
  const absent = fields.filter((name) => !Object.hasOwn(params, name));
  const changed = Object.entries(params).filter(
    ([name, value]) => !Object.hasOwn(defaults, name) || !isSameJson(value, defaults[name]),
  );
  return [
    ...absent.map((name) => [numberOf(name)]),
    ...changed.map(([name, value]) => [numberOf(name), value]),
  ];
}

/** For ids in their order: 0 for each that follows the one before, so that `n1, n2, n3` cost nothing. */
function numberer(): (id: string) => number {
  let last = 0;
  return (id) => {
    const number = Number(id.slice(1));
    const isNext = number === last + 1;
    last = number;
    return isNext ? 0 : number;
  };
}

function trim(record: readonly JsonValue[], tail: readonly JsonValue[]): readonly JsonValue[] {
  const head = record.length - tail.length;
  const end = record.findLastIndex((value, at) => at < head || !isSameJson(value, tail[at - head]));
  return record.slice(0, end + 1);
}

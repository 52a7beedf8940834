import {
  MAX_EDGES,
  MAX_NODES,
  uniqueSlug,
  type Design,
  type IdSource,
  type NodeId,
  type Transaction,
} from '../../design';
import { err, ok, type Result } from '../../kit/result';
import type { JsonObject } from '../../kit/json';
import { listWords } from '../../kit/words';
import type { Refusal } from '../command';
import { extraParams } from '../extras';
import { defaultParams, type ContainerRole, type KindSpec, type Preset } from '../kind-spec';
import type { Model, ModelNode } from '../model';
import { profileOf } from '../profile';

/** Where a node goes: into a container, after those that are missing have been created, from the outside in. */
export interface PlaceFound {
  readonly parent: NodeId | null;
  readonly missing: readonly ContainerRole[];
}

const refuse = (reason: string): Result<never, Refusal> => err({ reason });

const ROLES: readonly ContainerRole[] = ['region', 'network', 'tier'];

/** The kind that stands for a role, so that commands need no kind's name. */
export function containerKind(model: Model, role: ContainerRole): KindSpec {
  for (const kind of model.catalog.kinds.values()) {
    if (kind.spec.container === role) return kind.spec;
  }
  throw new Error(`No kind is a ${role}.`);
}

/** "a tier", but "a VPC". */
const inSentence = (title: string): string =>
  /^[A-Z]{2}/.test(title) ? title : title.toLowerCase();

function needs(model: Model, spec: KindSpec): string {
  const places = spec.inside.flatMap((place) =>
    place === 'canvas' ? [] : [inSentence(containerKind(model, place).title)],
  );
  return places.length === 0 ? 'the open canvas' : `a ${listWords(places, 'or')}`;
}

/** The containers around a place, innermost first. */
function chainOf(model: Model, over: NodeId | null): readonly ModelNode[] {
  const chain: ModelNode[] = [];
  for (let id = over; id !== null;) {
    const node = model.get(id);
    if (node.spec.container) chain.push(node);
    id = node.parent;
  }
  return chain;
}

function homeIn(model: Model, network: ModelNode, spec: KindSpec): ModelNode | undefined {
  return model.children(network.id).find((child) => model.tierOf(child.id) === spec.home);
}

/** The innermost container that would take a node without creating anything. */
function bestPlaceIn(model: Model, container: ModelNode, spec: KindSpec): ModelNode | undefined {
  if (spec.inside.includes(container.spec.container!)) return container;
  if (container.spec.container === 'network') return homeIn(model, container, spec) ?? container;
  for (const child of model.children(container.id)) {
    const found = child.spec.container && bestPlaceIn(model, child, spec);
    if (found) return found;
  }
  return undefined;
}

/**
 * The place for a node dropped over a container (`null`: the open canvas). `anywhere` takes the best place in the whole design,
 * for nodes that are added without a pointer.
 */
export function findPlace(
  model: Model,
  spec: KindSpec,
  over: NodeId | null,
  anywhere = false,
): Result<PlaceFound, Refusal> {
  if (spec.isFrame) return ok({ parent: null, missing: [] });
  const chain = chainOf(model, over);
  const direct = chain.find((node) => spec.inside.includes(node.spec.container!));
  if (direct) return ok({ parent: direct.id, missing: [] });
  if (spec.inside.includes('canvas')) {
    return chain.length === 0 || anywhere
      ? ok({ parent: null, missing: [] })
      : refuse(`${spec.title} stands outside every region. Drop it on the open canvas.`);
  }
  const outermost = spec.inside.includes('network')
    ? 'network'
    : spec.inside.includes('region')
      ? 'region'
      : 'tier';
  const start = anywhere ? startAnywhere(model, over, outermost) : (chain[0] ?? null);
  if (start && start.spec.container === outermost) return ok({ parent: start.id, missing: [] });
  const next = ROLES.indexOf(start?.spec.container ?? 'tier');
  const below = start
    ? ROLES.slice(next + 1, ROLES.indexOf(outermost) + 1)
    : ROLES.slice(0, ROLES.indexOf(outermost) + 1);
  if (below.length === 0) {
    return refuse(
      `${spec.title} does not go into ${start!.label}: it needs ${needs(model, spec)}.`,
    );
  }
  if (start?.spec.container === 'network') {
    const home = homeIn(model, start, spec);
    if (home) return ok({ parent: home.id, missing: [] });
  }
  if (!anywhere) {
    const standing = model.nodes.find(
      (node) => node.spec.container === below[0] && node.parent === (start?.id ?? null),
    );
    if (standing && below[0] !== 'tier') {
      const better = bestPlaceIn(model, standing, spec) ?? standing;
      return refuse(`${spec.title} needs ${needs(model, spec)}. Drop it on ${better.label}.`);
    }
  }
  return ok({ parent: start?.id ?? null, missing: below });
}

/** The innermost standing container from which the rest can be created. */
function startAnywhere(model: Model, over: NodeId | null, wanted: ContainerRole): ModelNode | null {
  const near = chainOf(model, over).find(
    (node) => ROLES.indexOf(node.spec.container!) <= ROLES.indexOf(wanted),
  );
  if (near && near.spec.container !== 'region') return near;
  const inside = near ? model.children(near.id) : model.nodes;
  const network = inside.find((node) => node.spec.container === 'network');
  if (wanted !== 'region' && network) return network;
  return near ?? model.nodes.find((node) => node.spec.container === 'region') ?? null;
}

/** A kind that a container takes once per value of a field: one data tier per VPC. */
export function refuseSecond(
  model: Model,
  spec: KindSpec,
  parent: NodeId | null,
  params: { readonly [key: string]: unknown },
  self?: NodeId,
): string | null {
  const field = spec.oneEach;
  if (!field) return null;
  const twin = model
    .children(parent)
    .find(
      (node) => node.kind === spec.id && node.id !== self && node.params[field] === params[field],
    );
  return twin
    ? `${parent === null ? 'The canvas' : model.get(parent).label} has "${twin.label}" already.`
    : null;
}

/** What no file and no link could hold. */
export function refuseTooMany(design: Design): Result<never, Refusal> | null {
  if (Object.keys(design.nodes).length > MAX_NODES) {
    return refuse(`A design has at most ${MAX_NODES} nodes.`);
  }
  return Object.keys(design.edges).length > MAX_EDGES
    ? refuse(`A design has at most ${MAX_EDGES} connections.`)
    : null;
}

/** The params of a node that joins the design. */
export const distinctParams = (design: Design, spec: KindSpec, params: JsonObject): JsonObject =>
  spec.distinct?.(
    params,
    Object.values(design.nodes).flatMap((node) => (node.kind === spec.id ? [node.params] : [])),
  ) ?? params;

export interface NewNode {
  readonly spec: KindSpec;
  readonly parent: NodeId | null;
  readonly preset?: Preset | undefined;
  readonly label?: string | undefined;
  readonly slug?: string | undefined;
  readonly params?: JsonObject | undefined;
}

export function addNode(tx: Transaction, ids: IdSource, input: NewNode): NodeId {
  const { spec, parent, preset } = input;
  const id = ids.node();
  const design = tx.design;
  const slugs = new Set(Object.values(design.nodes).map((node) => node.slug));
  const labels = new Set(Object.values(design.nodes).map((node) => node.label));
  const wanted = input.label ?? preset?.label ?? spec.label;
  tx.putNode({
    id,
    kind: spec.id,
    slug: uniqueSlug(input.slug ?? (preset ? `${preset.id}-${spec.slug}` : spec.slug), slugs),
    label: labels.has(wanted) ? numbered(wanted, labels) : wanted,
    parent,
    params: distinctParams(design, spec, {
      ...defaultParams(spec),
      ...extraParams(spec, profileOf(design.settings)),
      ...preset?.params,
      ...input.params,
    }),
  });
  return id;
}

function numbered(label: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${label} ${number}`)) number += 1;
  return `${label} ${number}`;
}

/** Creates the missing containers, the last of them the tier that is the kind's home. */
export function addContainers(
  tx: Transaction,
  ids: IdSource,
  model: Model,
  place: PlaceFound,
  home: string | undefined,
): { parent: NodeId | null; created: readonly NodeId[] } {
  let parent = place.parent;
  const created: NodeId[] = [];
  for (const role of place.missing) {
    const spec = containerKind(model, role);
    const preset = spec.presets?.find((one) => one.id === home);
    parent = addNode(tx, ids, { spec, parent, preset });
    created.push(parent);
  }
  return { parent, created };
}

/** Containers in words: "a region, a VPC and a data tier". */
export function describeContainers(model: Model, ids: readonly NodeId[]): string {
  const names = ids.map((id) => {
    const { spec, params } = model.get(id);
    const field = spec.oneEach ?? '';
    const preset = spec.presets?.find((one) => one.params[field] === params[field]);
    const title = preset?.title ?? spec.title;
    const words = inSentence(title);
    return `${/^[aeio]/.test(words) ? 'an' : 'a'} ${words}`;
  });
  return listWords(names, 'and');
}

export function createdNotice(model: Model, created: readonly NodeId[]): string | undefined {
  return created.length === 0 ? undefined : `Also created ${describeContainers(model, created)}.`;
}

export const presetOf = (spec: KindSpec, id: string | undefined): Preset | undefined =>
  id === undefined ? spec.presets?.[0] : spec.presets?.find((preset) => preset.id === id);

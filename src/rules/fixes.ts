import { beginTransaction, type IdSource, type NodeId, type Transaction } from '../design';
import type { JsonObject, JsonValue } from '../kit/json';
import { err, ok } from '../kit/result';
import { vpc } from '../catalog/vpc/spec';
import { tier } from '../catalog/tier/spec';
import { isFar, replicatesTo } from '../catalog/verbs/replicates-to';
import { toNetwork } from '../resolve/network';
import { addEdge } from '../spec/commands/connect';
import { addNode } from '../spec/commands/places';
import { remove } from '../spec/commands';
import { specOf } from '../spec/catalog';
import { isFreeAt, openPlace } from '../spec/geometry';
import { fieldProblem } from '../spec/field-problem';
import { fieldsInUse, readParams, type Fields } from '../spec/fields';
import type { KindSpec, TierRole } from '../spec/kind-spec';
import type { Model, ModelEdge, ModelNode, Network, Subnet } from '../spec/model';
import type { VerbSpec } from '../spec/verb-spec';
import type { Fix } from '../validation';

/** Fixes are ordinary commands. They are built when a finding is and run when a person asks, on the design of that moment. */

export interface Edit {
  readonly model: Model;
  readonly tx: Transaction;
  readonly ids: IdSource;
}

/** `change` answers with the reason when it cannot be done. */
export const fixWith = (
  title: string,
  safe: boolean,
  change: (edit: Edit) => string | void,
): Fix => ({
  title,
  safe,
  command: (model, ids) => {
    const tx = beginTransaction(model.design);
    const reason = change({ model, tx, ids });
    return typeof reason === 'string' ? err({ reason }) : ok({ label: title, patch: tx.patch() });
  },
});

export const GONE = 'What this would change is no longer in the design.';

/**
 * The params with these values. A field that comes into use with them, and holds what AWS would refuse, gets its default: nobody
 * has seen it since it was hidden.
 */
function withUsable(fields: Fields, before: JsonObject, values: JsonObject): JsonObject {
  const params = { ...before, ...values };
  const known = new Set(fieldsInUse(fields, readParams(fields, before)).map(([name]) => name));
  const now = readParams(fields, params);
  const reset = fieldsInUse(fields, now).filter(
    ([name, field]) =>
      !known.has(name) &&
      !Object.hasOwn(values, name) &&
      fieldProblem(field, now[name] ?? field.default, { params: now }) !== null,
  );
  return { ...params, ...Object.fromEntries(reset.map(([name, field]) => [name, field.default])) };
}

export const setParams = (
  node: { readonly id: NodeId },
  values: JsonObject,
  title: string,
  safe = true,
): Fix =>
  fixWith(title, safe, ({ model, tx }) => {
    const record = tx.design.nodes[node.id];
    if (!record) return GONE;
    const { fields } = model.get(node.id).spec;
    tx.changeNode(node.id, { params: withUsable(fields, record.params, values) });
  });

export const setEdgeParams = (
  edge: { readonly id: string },
  values: JsonObject,
  title: string,
  safe = true,
): Fix =>
  fixWith(title, safe, ({ model, tx }) => {
    const record = tx.design.edges[edge.id];
    if (!record) return GONE;
    const { fields } = model.edge(edge.id).spec;
    tx.changeEdge(edge.id, { params: withUsable(fields, record.params, values) });
  });

export const setSetting = (name: string, value: JsonValue, title: string, safe = true): Fix =>
  fixWith(title, safe, ({ tx }) => tx.putSetting(name, value));

/** Never part of fix-all: a name is its owner's. */
export const setLabel = (node: { readonly id: NodeId }, label: string, title: string): Fix =>
  fixWith(title, false, ({ tx }) => {
    if (!tx.design.nodes[node.id]) return GONE;
    tx.changeNode(node.id, { label });
  });

export const setSlugTo = (node: ModelNode, slug: string, title: string): Fix =>
  fixWith(title, false, ({ tx }) => {
    if (!tx.design.nodes[node.id]) return GONE;
    tx.changeNode(node.id, { slug });
  });

export const removeEdgeFix = (edge: ModelEdge, title: string, safe = false): Fix =>
  fixWith(title, safe, ({ tx }) => (tx.design.edges[edge.id] ? tx.removeEdge(edge.id) : GONE));

export const removeNodeFix = (node: ModelNode, title: string): Fix => ({
  title,
  safe: false,
  command: (model, ids) =>
    model.find(node.id)
      ? remove(model, { nodes: [node.id], edges: [] }, ids)
      : err({ reason: GONE }),
});

/** The tier's largest subnets that fit into every zone, but none larger than asked for; null when none does. */
export function fittingPrefix(
  network: Network,
  role: TierRole,
  wanted: number,
  letters: readonly string[] = network.zones.map((zone) => zone.letter),
): number | null {
  if (!network.cidr) return null;
  for (let prefix = Math.max(16, wanted); prefix <= 28; prefix += 1) {
    const { subnets } = toNetwork({
      vpc: network.vpc,
      region: network.region,
      cidr: network.cidr.text,
      letters,
      nat: 'none',
      isExisting: false,
      tiers: [{ role, node: network.vpc, prefix, ranges: {}, internetRoute: false }],
    });
    if (subnets.every((subnet) => subnet.cidr !== null)) return prefix;
  }
  return null;
}

/** Makes the subnets of every tier fit, after the VPC's range or zones have changed. */
export function fitTiers({ model, tx }: Edit, network: NodeId): void {
  const now = model.with(tx.design).networkOf(network);
  if (!now || now.isExisting) return;
  for (const { role, node } of now.tiers) {
    const outside = now.subnets.filter((subnet) => subnet.tier === role && subnet.cidr === null);
    const record = tx.design.nodes[node];
    if (!record || outside.length === 0) continue;
    // A range that lies outside gives way to the computed one.
    const given = outside.filter((subnet) => subnet.given !== null);
    const params =
      given.length === 0
        ? record.params
        : { ...record.params, ranges: withoutRanges(record.params.ranges, given) };
    const prefix = fittingPrefix(now, role, Number(record.params.prefix));
    tx.changeNode(node, { params: prefix === null ? params : { ...params, prefix } });
  }
}

/** The ranges of a tier without those of some zones, which are computed from then on. */
export const withoutRanges = (
  ranges: JsonValue | undefined,
  subnets: readonly Subnet[],
): readonly string[] =>
  (Array.isArray(ranges) ? ranges : [])
    .map(String)
    .filter((entry) => !subnets.some(({ zone }) => entry.startsWith(`${zone.letter}=`)));

/** What stands in a zone that goes stands in any from then on. */
function leaveZones(edit: Edit, network: NodeId, letters: readonly string[]): void {
  for (const node of edit.model.nodes) {
    if (edit.model.networkOf(node.id)?.vpc === network) leaveZone(edit, node, letters);
  }
}

function leaveZone(
  { tx }: Edit,
  { id, params, spec }: ModelNode,
  letters: readonly string[],
): void {
  const { zone } = params;
  const record = tx.design.nodes[id];
  const any = spec.fields.zone?.default;
  if (typeof zone !== 'string' || !record || any === undefined) return;
  if (zone === any || letters.includes(zone)) return;
  tx.changeNode(id, { params: { ...record.params, zone: any } });
}

export const setZones = (
  node: ModelNode,
  letters: readonly string[],
  title: string,
  safe = true,
): Fix =>
  fixWith(title, safe, (edit) => {
    const record = edit.tx.design.nodes[node.id];
    if (!record) return GONE;
    const zones = vpc.fields.zones.options
      .map((option) => option.value)
      .filter((letter) => letters.includes(letter));
    edit.tx.changeNode(node.id, { params: { ...record.params, zones } });
    leaveZones(edit, node.id, letters);
    fitTiers(edit, node.id);
  });

/** Public by its route: whatever comes there would be public as well (PD-1). */
const isOpenData = ({ role, defaultRoute }: Network['tiers'][number]): boolean =>
  role === 'data' && defaultRoute === 'internet-gateway';

function shutData({ tx }: Edit, { tiers }: Network): void {
  for (const { node } of tiers.filter(isOpenData)) {
    const record = tx.design.nodes[node];
    if (record) tx.changeNode(node, { params: { ...record.params, internetRoute: false } });
  }
}

/** The title of a fix that puts something into the data tier. */
export const titleIntoData = (title: string, network: Network | null): string =>
  network?.tiers.some(isOpenData) ? `${title} and shut the data tier off from the internet` : title;

/** The VPC's tier of that role, created if it is missing. */
export function ensureTier(edit: Edit, network: Network, role: TierRole): NodeId {
  const known = network.tiers.find((one) => one.role === role);
  if (known) {
    if (role === 'data') shutData(edit, network);
    return known.node;
  }
  const preset = tier.presets?.find((one) => one.params.role === role);
  const id = addNode(edit.tx, edit.ids, {
    spec: tier,
    parent: network.vpc,
    preset,
  });
  fitTiers(edit, network.vpc);
  // Where no tier fitted before, a zone that has no subnet told nobody.
  leaveZones(
    edit,
    network.vpc,
    network.zones.map(({ letter }) => letter),
  );
  return id;
}

/** Puts a node that the transaction has just given a parent where nothing else stands: as `like` stands in its own, if that is free. */
export function land(
  { model, tx }: Edit,
  id: NodeId,
  parent: NodeId | null,
  like: NodeId | null = null,
): void {
  const { nodes, edges, layout } = tx.design;
  const { [id]: own, ...others } = nodes;
  if (!own) return;
  const known = Object.entries(edges).filter(([, { from, to }]) => from !== id && to !== id);
  const before = model.with({ ...tx.design, nodes: others, edges: Object.fromEntries(known) });
  const isLeaf = !specOf(model.catalog, own.kind).container;
  const wished = like === null ? undefined : layout[like];
  tx.putBox(
    id,
    wished && isFreeAt(before, parent, wished) ? wished : openPlace(before, parent, isLeaf),
  );
}

export function addInTier(edit: Edit, network: Network, spec: KindSpec, role: TierRole): NodeId {
  const parent = ensureTier(edit, network, role);
  const id = addNode(edit.tx, edit.ids, { spec, parent });
  land(edit, id, parent);
  return id;
}

export const join = (edit: Edit, verb: VerbSpec, from: NodeId, to: NodeId): string =>
  addEdge(edit.tx, edit.ids, edit.model.with(edit.tx.design), verb, from, to);

export const connectFix = (
  verb: VerbSpec,
  from: ModelNode,
  to: ModelNode,
  title: string,
  safe = false,
): Fix =>
  fixWith(title, safe, (edit) => {
    if (!edit.model.find(from.id) || !edit.model.find(to.id)) return GONE;
    join(edit, verb, from.id, to.id);
  });

/** The VPC of a node, or the only one there is. */
export const homeOf = (model: Model, node: { readonly id: NodeId }): Network | null =>
  model.networkOf(node.id) ?? (model.networks.length === 1 ? (model.networks[0] ?? null) : null);

/** Moves a node into a tier of its VPC, or of the only VPC there is, with the replicas that stand beside it. */
export const moveToTier = (node: ModelNode, role: TierRole, title: string, safe = true): Fix =>
  fixWith(title, safe, (edit) => {
    const { model, tx } = edit;
    const network = homeOf(model, node);
    if (!tx.design.nodes[node.id]) return GONE;
    if (!network) return 'There is no single VPC to move it into.';
    const parent = ensureTier(edit, network, role);
    const near = model
      .edgesFrom(node.id, replicatesTo)
      .filter((edge) => !isFar(edge, model))
      .map(({ to }) => to);
    const beside = near.filter((id) => tx.design.nodes[id]?.parent === node.parent);
    const letters = network.zones.map(({ letter }) => letter);
    for (const id of [node.id, ...beside]) {
      tx.changeNode(id, { parent });
      land(edit, id, parent);
    }
    // RDS puts a replica into the subnets of its source, wherever it is drawn.
    for (const id of [node.id, ...near]) leaveZone(edit, model.get(id), letters);
  });

import {
  compareIds,
  type DesignEdge,
  type DesignNode,
  type EdgeId,
  type NodeId,
} from '../design/records';
import { isSameList, remember } from '../kit/memo';
import { noteKey } from '../kit/reads';
import { saidCritical } from '../spec/critical';
import { keysOf } from './changes';
import { specOf, verbOf, type Catalog } from '../spec/catalog';
import { readParams } from '../spec/fields';
import type { ContainerRole } from '../spec/kind-spec';
import type { ModelEdge, ModelNode } from '../spec/model';

/** The containers around a node, or the node itself where it is one. */
export type Place = Readonly<Record<ContainerRole, ModelNode | null>>;
const NOWHERE: Place = { region: null, network: null, tier: null };

/** The nodes of a design and where they lie, which is all that can be said of them without an edge. */
export interface NodeTable {
  /** In order of creation. */
  readonly all: readonly ModelNode[];
  readonly byId: ReadonlyMap<NodeId, ModelNode>;
  readonly byKind: ReadonlyMap<string, readonly ModelNode[]>;
  readonly children: ReadonlyMap<NodeId | null, readonly ModelNode[]>;
  placeOf(id: NodeId): Place;
}

export interface EdgeTable {
  /** In order of creation. */
  readonly all: readonly ModelEdge[];
  readonly byId: ReadonlyMap<EdgeId, ModelEdge>;
  readonly byVerb: ReadonlyMap<string, readonly ModelEdge[]>;
  readonly from: ReadonlyMap<NodeId, readonly ModelEdge[]>;
  readonly to: ReadonlyMap<NodeId, readonly ModelEdge[]>;
}

export interface Tables {
  readonly nodesOf: (records: Readonly<Record<NodeId, DesignNode>>) => NodeTable;
  readonly edgesOf: (records: Readonly<Record<EdgeId, DesignEdge>>) => EdgeTable;
}

/**
 * Reads the tables of designs. An edit replaces only the records it touches, so an unchanged record or table gives the very
 * same node, edge or table again, and so does a kind or a container of which no node has changed.
 */
export function createTables(catalog: Catalog): Tables {
  const toNode = remember((record: DesignNode): ModelNode => {
    const spec = specOf(catalog, record.kind);
    const { id, kind, slug, label, parent } = record;
    const params = readParams(spec.fields, record.params);
    const isExisting = params.existing === true;
    const critical = saidCritical(params);
    const keys = keysOf(id);
    return {
      id,
      kind,
      spec,
      get parent() {
        noteKey(keys.parent);
        return parent;
      },
      get slug() {
        noteKey(keys.names);
        return slug;
      },
      get label() {
        noteKey(keys.names);
        return label;
      },
      get params() {
        noteKey(keys.params);
        return params;
      },
      get isExisting() {
        noteKey(keys.isExisting);
        return isExisting;
      },
      get critical() {
        noteKey(keys.critical);
        return critical;
      },
    };
  });
  const toEdge = remember((record: DesignEdge): ModelEdge => {
    const spec = verbOf(catalog, record.verb);
    const { id, verb, from, to } = record;
    const params = readParams(spec.fields, record.params);
    const key = keysOf(id).params;
    return {
      id,
      verb,
      spec,
      from,
      to,
      get params() {
        noteKey(key);
        return params;
      },
    };
  });

  const byKind = grouping((node: ModelNode) => node.kind);
  const children = grouping((node: ModelNode) => node.parent);
  const byVerb = grouping((edge: ModelEdge) => edge.verb);
  const from = grouping((edge: ModelEdge) => edge.from);
  const to = grouping((edge: ModelEdge) => edge.to);

  return {
    nodesOf: remember((records) => {
      const all = inOrder(records).map(toNode);
      const byId = new Map(all.map((node) => [node.id, node]));
      return {
        all,
        byId,
        byKind: byKind(all),
        children: children(all),
        placeOf: placesIn(byId),
      };
    }),
    edgesOf: remember((records) => {
      const all = inOrder(records).map(toEdge);
      const byId = new Map(all.map((edge) => [edge.id, edge]));
      return { all, byId, byVerb: byVerb(all), from: from(all), to: to(all) };
    }),
  };
}

const inOrder = <R extends { readonly id: string }>(records: Readonly<Record<string, R>>) =>
  Object.values(records).toSorted((a, b) => compareIds(a.id, b.id));

/** Groups items by a key; a group that is as it was the last time is the same array. */
function grouping<K, V>(keyOf: (item: V) => K): (items: readonly V[]) => ReadonlyMap<K, V[]> {
  let before: ReadonlyMap<K, V[]> = new Map();
  return (items) => {
    const groups = new Map<K, V[]>();
    for (const item of items) {
      const key = keyOf(item);
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
    for (const [key, group] of groups) {
      const known = before.get(key);
      if (known && isSameList(known, group)) groups.set(key, known);
    }
    before = groups;
    return groups;
  };
}

function placesIn(byId: ReadonlyMap<NodeId, ModelNode>): (id: NodeId) => Place {
  const known = new Map<NodeId, Place>();
  const placeOf = (id: NodeId): Place => {
    let place = known.get(id);
    if (!place) known.set(id, (place = compute(byId.get(id))));
    return place;
  };
  const compute = (node: ModelNode | undefined): Place => {
    if (!node) return NOWHERE;
    const around = node.parent === null ? NOWHERE : placeOf(node.parent);
    const role = node.spec.container;
    return role === undefined ? around : { ...around, [role]: node };
  };
  return placeOf;
}

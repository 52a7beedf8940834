import type { Patch } from './patch';
import { compareIds, type Design, type NodeId, type Table, type Tables } from './records';
import { uniqueSlug } from './slug';
import { beginTransaction, type Transaction } from './transaction';

/** What a record was before it was removed; undefined when nobody knows. */
export type Removed = <T extends Table>(table: T, id: string) => Tables[T] | undefined;

/**
 * The edit that makes a structure of records that two hands have changed at once. Where one has removed a container and the other
 * has put something into it, the container comes back: no node is lost. The same records always lead to the same edit, so that
 * two tabs that do it apart agree.
 */
export function reconcile(design: Design, removed: Removed): Patch {
  const tx = beginTransaction(design);
  bringParentsBack(tx, removed);
  breakCycles(tx);
  tellSlugsApart(tx);
  dropLoose(tx);
  return tx.patch();
}

const inOrder = (records: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(records).toSorted(compareIds);

function bringParentsBack(tx: Transaction, removed: Removed): void {
  const waiting = [...inOrder(tx.design.nodes)];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const parent = tx.design.nodes[id]?.parent ?? null;
    if (parent === null || Object.hasOwn(tx.design.nodes, parent)) continue;
    const node = removed('nodes', parent);
    if (node === undefined) {
      tx.changeNode(id, { parent: null });
      continue;
    }
    tx.putNode(node);
    const box = removed('layout', parent);
    if (box !== undefined && !Object.hasOwn(tx.design.layout, parent)) tx.putBox(parent, box);
    waiting.push(parent);
  }
}

function breakCycles(tx: Transaction): void {
  const sound = new Set<NodeId>();
  for (const start of inOrder(tx.design.nodes)) {
    const walk: NodeId[] = [];
    let id: NodeId | null = start;
    while (id !== null && !sound.has(id) && !walk.includes(id)) {
      walk.push(id);
      id = tx.design.nodes[id]?.parent ?? null;
    }
    if (id !== null && walk.includes(id)) {
      const [last] = walk.slice(walk.indexOf(id)).toSorted(compareIds).toReversed();
      if (last !== undefined) tx.changeNode(last, { parent: null });
    }
    for (const each of walk) sound.add(each);
  }
}

function tellSlugsApart(tx: Transaction): void {
  const slugs = new Set(Object.values(tx.design.nodes).map(({ slug }) => slug));
  const taken = new Set<string>();
  for (const id of inOrder(tx.design.nodes)) {
    const { slug } = tx.design.nodes[id]!;
    if (taken.has(slug)) {
      const other = uniqueSlug(slug, slugs);
      slugs.add(other);
      taken.add(other);
      tx.changeNode(id, { slug: other });
    } else taken.add(slug);
  }
}

/** Lines to nowhere, places of nobody, and acceptances of what is gone or accepted already. */
function dropLoose(tx: Transaction): void {
  const isNode = (id: string) => Object.hasOwn(tx.design.nodes, id);
  for (const id of inOrder(tx.design.edges)) {
    const { from, to } = tx.design.edges[id]!;
    if (!isNode(from) || !isNode(to) || from === to) tx.removeEdge(id);
  }
  for (const id of Object.keys(tx.design.layout)) if (!isNode(id)) tx.removeBox(id);
  const isThere = (id: string) => isNode(id) || Object.hasOwn(tx.design.edges, id);
  const accepted = new Set<string>();
  for (const id of inOrder(tx.design.waivers)) {
    const waiver = tx.design.waivers[id]!;
    const key = JSON.stringify([waiver.rule, waiver.subject, waiver.field]);
    if ((waiver.subject !== null && !isThere(waiver.subject)) || accepted.has(key)) {
      tx.removeWaiver(id);
      continue;
    }
    accepted.add(key);
    const { subjects } = waiver;
    if (subjects !== undefined && !subjects.every(isThere))
      tx.putWaiver({ ...waiver, subjects: subjects.filter(isThere) });
  }
}

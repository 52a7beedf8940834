import type { JsonValue } from '../kit/json';
import { diff, type Patch } from './patch';
import type {
  Box,
  Design,
  DesignEdge,
  DesignNode,
  EdgeId,
  NodeId,
  SubjectId,
  Table,
  Tables,
  Waiver,
  WaiverId,
} from './records';

/** A working copy that a command edits record by record; the command's patch is what is left of it. */
export interface Transaction {
  /** The design as edited so far: a value, which later edits leave alone. */
  readonly design: Design;
  putNode(node: DesignNode): void;
  /** Throws if there is no such node. `params` are replaced, not merged. */
  changeNode(id: NodeId, fields: Partial<Omit<DesignNode, 'id'>>): void;
  /** Removes the node, its place and its waivers, and others name it no more; its children and edges are the caller's to decide. */
  removeNode(id: NodeId): void;
  putEdge(edge: DesignEdge): void;
  /** Throws if there is no such edge. `params` are replaced, not merged. */
  changeEdge(id: EdgeId, fields: Partial<Omit<DesignEdge, 'id'>>): void;
  /** Removes the edge and its waivers; others name it no more. */
  removeEdge(id: EdgeId): void;
  putBox(id: NodeId, box: Box): void;
  removeBox(id: NodeId): void;
  putWaiver(waiver: Waiver): void;
  removeWaiver(id: WaiverId): void;
  /** Null removes the setting. */
  putSetting(key: string, value: JsonValue): void;
  /** The net edit since the beginning; a record that was changed back is not in it. */
  patch(): Patch;
}

export function beginTransaction(before: Design): Transaction {
  let working = before;
  // Tables copied since the design was last handed out: only these may be written in place.
  const own = new Set<Table>();

  function write<T extends Table>(table: T, id: string, record: Tables[T] | null): void {
    if (!own.has(table)) {
      working = { ...working, [table]: { ...working[table] } };
      own.add(table);
    }
    const records = working[table] as Record<string, Tables[T]>;
    if (record === null) delete records[id];
    else records[id] = record;
  }

  function removeSubject(table: 'nodes' | 'edges', id: SubjectId): void {
    write(table, id, null);
    for (const waiver of Object.values(working.waivers)) {
      if (waiver.subject === id) write('waivers', waiver.id, null);
      else if (waiver.subjects?.includes(id)) {
        // A later record may get the id, and nobody accepted anything of that.
        const subjects = waiver.subjects.filter((each) => each !== id);
        write('waivers', waiver.id, { ...waiver, subjects });
      }
    }
  }

  return {
    get design() {
      own.clear();
      return working;
    },
    putNode: (node) => write('nodes', node.id, node),
    changeNode: (id, fields) => {
      write('nodes', id, { ...existing('node', working.nodes, id), ...fields });
    },
    removeNode: (id) => {
      removeSubject('nodes', id);
      write('layout', id, null);
    },
    putEdge: (edge) => write('edges', edge.id, edge),
    changeEdge: (id, fields) => {
      write('edges', id, { ...existing('edge', working.edges, id), ...fields });
    },
    removeEdge: (id) => removeSubject('edges', id),
    putBox: (id, box) => write('layout', id, box),
    removeBox: (id) => write('layout', id, null),
    putWaiver: (waiver) => write('waivers', waiver.id, waiver),
    removeWaiver: (id) => write('waivers', id, null),
    putSetting: (key, value) => write('settings', key, value),
    patch: () => diff(before, working),
  };
}

function existing<R>(noun: string, records: Readonly<Record<string, R>>, id: string): R {
  const record = Object.hasOwn(records, id) ? records[id] : undefined;
  if (record === undefined) throw new Error(`There is no ${noun} ${id} to change.`);
  return record;
}

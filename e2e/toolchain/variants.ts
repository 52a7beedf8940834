import { beginTransaction, type Design } from '../../src/design';
import { allPoints, keyOf, pointsOf, type Point } from './points';
import { withoutFirewalls } from './firewalls';
import { refusedInDesign, repair } from './refusals';
import { SHAPES } from './shapes';

export interface Variant {
  readonly name: string;
  readonly design: Design;
  /** Allowed values that no variant before shows. */
  readonly covers: readonly Point[];
}

interface Covering {
  readonly variants: readonly Variant[];
  /** Allowed values that no variant shows. */
  readonly uncovered: readonly Point[];
}

function setEverywhere(design: Design, points: readonly Point[]): Design {
  const tx = beginTransaction(design);
  for (const { of, field, value } of points) {
    for (const node of Object.values(tx.design.nodes)) {
      if (node.kind === of) tx.changeNode(node.id, { params: { ...node.params, [field]: value } });
    }
    for (const edge of Object.values(tx.design.edges)) {
      if (edge.verb === of) tx.changeEdge(edge.id, { params: { ...edge.params, [field]: value } });
    }
  }
  return tx.design;
}

const sizeOf = ({ nodes, edges }: Design) => Object.keys(nodes).length + Object.keys(edges).length;

/** The base with the values set and what AWS would refuse of it repaired; null when a value or a record is lost by that. */
function withPoints(base: Design, points: readonly Point[], kept: readonly Point[]): Design | null {
  const design = repair(setEverywhere(base, points));
  if (!design || sizeOf(design) < sizeOf(base)) return null;
  const shown = pointsOf(design);
  return [...kept, ...points].every((one) => shown.has(keyOf(one))) ? design : null;
}

class Cover {
  readonly #all = allPoints();
  readonly open = new Map(this.#all.map((point) => [keyOf(point), point]));
  readonly variants: Variant[] = [];

  /** Sets open values on a base one by one, as many as stand together. */
  vary(base: Design, helped: (point: Point) => readonly Point[] | null): Design {
    const shownAtFirst = pointsOf(base);
    const kinds = new Set([...shownAtFirst].map((key) => key.slice(0, key.indexOf('.'))));
    let design = base;
    const pinned = [...this.open.values()].filter((point) => shownAtFirst.has(keyOf(point)));
    const taken = new Set(pinned.map(({ of, field }) => `${of}.${field}`));
    for (const point of this.open.values()) {
      const slot = `${point.of}.${point.field}`;
      if (taken.has(slot) || !kinds.has(point.of)) continue;
      const points = helped(point);
      const tried = points && withPoints(design, points, pinned);
      if (!tried) continue;
      design = tried;
      pinned.push(point);
      taken.add(slot);
    }
    return design;
  }

  /** A value with one that it may need beside it: a version with its engine. Null when neither helps. */
  help(base: Design, point: Point): readonly Point[] | null {
    if (withPoints(base, [point], [])) return [point];
    const others = this.#all.filter(({ of, field }) => of === point.of && field !== point.field);
    const other = others.find((one) => withPoints(base, [one, point], []));
    return other ? [other, point] : null;
  }

  /** Counts what a design shows; false when that is nothing new. */
  take(name: string, design: Design): boolean {
    // What AWS refuses is no allowed value, whoever shows it.
    const shown = refusedInDesign(design).length === 0 ? pointsOf(design) : new Set<string>();
    const covers = [...this.open].filter(([key]) => shown.has(key)).map(([, point]) => point);
    for (const point of covers) this.open.delete(keyOf(point));
    this.variants.push({ name, design, covers });
    return covers.length > 0;
  }
}

/** A variant for Terraform: without web ACLs, unless it is the first to show something of them. */
export function lightOf({ design, covers }: Variant): Design {
  const light = withoutFirewalls(design);
  const shown = pointsOf(light);
  return covers.every((point) => shown.has(keyOf(point))) ? light : design;
}

/** Every shape, with values on it that together are all that AWS allows; then more of them until none is open. */
export function coveringVariants(): Covering {
  const cover = new Cover();
  for (const [name, build] of Object.entries(SHAPES)) {
    const shape = build();
    // A shape that AWS would refuse is there for that; a repair would take its point away.
    const isFixed = cover.variants.length === 0 || refusedInDesign(shape).length > 0;
    cover.take(name, isFixed ? shape : cover.vary(shape, (point) => [point]));
  }
  // What is still open is varied on the shapes that hold its kind, the example first.
  for (const [name, build] of Object.entries(SHAPES)) {
    const base = build();
    if (refusedInDesign(base).length > 0) continue;
    const held = new Set([...pointsOf(base)].map((key) => key.slice(0, key.indexOf('.'))));
    const helped = new Map(
      [...cover.open]
        .filter(([, point]) => held.has(point.of))
        .map(([key, point]) => [key, cover.help(base, point)] as const),
    );
    const isPossible = () => [...cover.open.keys()].some((key) => helped.get(key));
    for (let number = 1; isPossible(); number += 1) {
      const design = cover.vary(base, (point) => helped.get(keyOf(point)) ?? null);
      if (!cover.take(`${name}, varied ${number}`, design)) break;
    }
  }
  return { variants: cover.variants, uncovered: [...cover.open.values()] };
}

import type { Design, DesignEdge, DesignNode, NodeId, Patch } from '../design';
import { apply } from '../design';
import { isSameJson, type JsonObject, type JsonValue } from '../kit/json';
import { listWords, plural, truncate } from '../kit/words';
import type { Catalog } from '../spec/catalog';
import type { Field, Fields } from '../spec/fields';
import { readSettings, SETTINGS } from '../spec/settings';

/** Names and values come from people and files: long ones must not fill the dialog. */
const MAX_SHOWN = 60;
const shown = (text: string): string => truncate(text, MAX_SHOWN);

function valueText(field: Field | undefined, value: JsonValue | undefined): string {
  if (value === undefined) return 'unset';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') {
    const unit = field?.type === 'number' ? (field.unit ?? '') : '';
    // "1 instance", but "1 s".
    return `${value} ${value === 1 ? unit.replace(/^([a-z]{3,})s$/, '$1') : unit}`.trimEnd();
  }
  if (value === '' && field?.type === 'text' && field.empty !== undefined) return field.empty;
  if (typeof value === 'string') {
    const option =
      field?.type === 'choice' ? field.options.find((one) => one.value === value) : undefined;
    return option ? option.label : `"${shown(value)}"`;
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : shown(listWords(value.map((item) => String(item))));
  }
  return shown(JSON.stringify(value));
}

const isInUse = (fields: Fields, name: string, params: JsonObject): boolean =>
  !Object.hasOwn(fields, name) || (fields[name]?.when?.(params) ?? true);

function paramLines(
  subject: string,
  fields: Fields,
  before: JsonObject,
  after: JsonObject,
): string[] {
  return (
    [...new Set([...Object.keys(fields), ...Object.keys(before), ...Object.keys(after)])]
      .filter((name) => !isSameJson(before[name], after[name]))
      // What is not on the form is nothing to read about.
      .filter((name) => isInUse(fields, name, before) || isInUse(fields, name, after))
      .map((name) => {
        const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
        const [was, is] = [valueText(field, before[name]), valueText(field, after[name])];
        return `${subject}: ${field?.label ?? name}: ${was} → ${is}`;
      })
  );
}

/** Labels that several nodes have. */
function sharedLabels(...designs: readonly Design[]): ReadonlySet<string> {
  const owners = new Map<string, NodeId>();
  const shared = new Set<string>();
  for (const { id, label } of designs.flatMap(({ nodes }) => Object.values(nodes))) {
    const trimmed = label.trim();
    if ((owners.get(trimmed) ?? id) !== id) shared.add(trimmed);
    owners.set(trimmed, id);
  }
  return shared;
}

class Description {
  readonly #after: Design;
  readonly #shared: ReadonlySet<string>;

  constructor(
    readonly before: Design,
    readonly patch: Patch,
    readonly catalog: Catalog,
  ) {
    this.#after = apply(before, patch);
    this.#shared = sharedLabels(before, this.#after);
  }

  #node(id: NodeId): DesignNode | undefined {
    return this.#after.nodes[id] ?? this.before.nodes[id];
  }
  #name(id: NodeId | null): string {
    if (id === null) return 'the canvas';
    const node = this.#node(id);
    if (!node) return id;
    const label = node.label.trim();
    if (label === '') return shown(node.slug);
    return this.#shared.has(label) ? `${shown(label)} (${node.slug})` : shown(label);
  }
  #title(node: DesignNode): string {
    return this.catalog.kinds.get(node.kind)?.spec.title ?? node.kind;
  }
  #verb(edge: DesignEdge): string {
    return this.catalog.verbs.get(edge.verb)?.spec.title ?? edge.verb;
  }

  settings(): string[] {
    const inUse = Object.entries(this.patch.settings ?? {}).filter(
      ([name]) =>
        isInUse(SETTINGS, name, readSettings(this.before)) ||
        isInUse(SETTINGS, name, readSettings(this.#after)),
    );
    return inUse.map(([name, { before, after }]) => {
      const field: Field | undefined = Object.hasOwn(SETTINGS, name)
        ? SETTINGS[name as keyof typeof SETTINGS]
        : undefined;
      const [was, is] = [
        valueText(field, before ?? field?.default),
        valueText(field, after ?? field?.default),
      ];
      return `${field?.label ?? name}: ${was} → ${is}`;
    });
  }

  nodes(): string[] {
    return Object.values(this.patch.nodes ?? {}).flatMap(({ before, after }) => {
      if (!before && !after) return [];
      if (!before && after) {
        return [
          `Adds ${this.#title(after)} "${this.#name(after.id)}" to ${this.#name(after.parent)}`,
        ];
      }
      if (before && !after) return [`Removes ${this.#title(before)} "${this.#name(before.id)}"`];
      return before && after ? this.#changed(before, after) : [];
    });
  }

  #changed(before: DesignNode, after: DesignNode): string[] {
    const name = this.#name(after.id);
    const lines: string[] = [];
    if (before.label !== after.label) lines.push(`Renames "${shown(before.label)}" to "${name}"`);
    if (before.slug !== after.slug) {
      lines.push(`${name}: Identifier: ${before.slug} → ${after.slug}`);
    }
    if (before.parent !== after.parent) {
      lines.push(`Moves ${name} from ${this.#name(before.parent)} to ${this.#name(after.parent)}`);
    }
    const fields = this.catalog.kinds.get(after.kind)?.spec.fields ?? {};
    return [...lines, ...paramLines(name, fields, before.params, after.params)];
  }

  edges(): string[] {
    const gone = new Set(
      Object.entries(this.patch.nodes ?? {}).flatMap(([id, { after }]) => (after ? [] : [id])),
    );
    const lines: string[] = [];
    let cut = 0;
    for (const { before, after } of Object.values(this.patch.edges ?? {})) {
      // Whoever reads that a node goes knows that its connections go.
      if (before && !after && (gone.has(before.from) || gone.has(before.to))) cut += 1;
      else lines.push(...this.#edgeLines(before, after));
    }
    return cut > 0 ? [...lines, `Removes ${plural(cut, 'connection')} with it`] : lines;
  }

  #edgeLines(before: DesignEdge | null, after: DesignEdge | null): string[] {
    const ends = (edge: DesignEdge) =>
      `${this.#name(edge.from)} ${this.#verb(edge)} ${this.#name(edge.to)}`;
    if (!before) return after ? [`Connects: ${ends(after)}`] : [];
    if (!after) return [`Disconnects: ${ends(before)}`];
    const moved =
      before.from !== after.from || before.to !== after.to || before.verb !== after.verb;
    const fields = this.catalog.verbs.get(after.verb)?.spec.fields ?? {};
    return [
      ...(moved ? [`Reconnects: ${ends(before)} → ${ends(after)}`] : []),
      ...paramLines(
        `${this.#name(after.from)} → ${this.#name(after.to)}`,
        fields,
        before.params,
        after.params,
      ),
    ];
  }
}

/**
 * What an edit changes, in words, for the preview of a fix: "App database: Multi-AZ standby: off → on". Places on the canvas
 * are left out. An id is never shown where a name is known.
 */
export function describePatch(before: Design, patch: Patch, catalog: Catalog): readonly string[] {
  const description = new Description(before, patch, catalog);
  return [...description.settings(), ...description.nodes(), ...description.edges()];
}

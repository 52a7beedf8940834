import { err, ok, type Result } from './result';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export const isJsonObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Structural equality; the order of an object's keys does not matter. */
export function isSameJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isSameJson(item, b[index]));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSameJson(a[key], b[key]))
  );
}

/** The same value with every object's keys in order, so that equal values have equal bytes. */
export function sortKeys(value: JsonValue): JsonValue {
  if (isJsonObject(value)) return sortObjectKeys(value);
  return Array.isArray(value) ? value.map(sortKeys) : value;
}

/** `sortKeys` for a value that is known to be an object. */
export function sortObjectKeys(value: JsonObject): JsonObject {
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}

export interface JsonLimits {
  /** How many objects and arrays may lie in one another; `{}` is one deep. */
  readonly depth: number;
  /** How many values there may be in all. IndexedDB keeps shared references, which a copy multiplies. */
  readonly values: number;
}

/**
 * A fresh copy of a foreign value, if it is plain JSON within the limits; else what is wrong with
 * it, as a sentence's end ("it holds …"). The copy has no prototype, getter or proxy left to
 * surprise its reader.
 */
export function copyJson(value: unknown, limits: JsonLimits): Result<JsonValue, string> {
  let values = 0;

  function copy(item: unknown, depth: number): JsonValue {
    values += 1;
    if (values > limits.values) throw new NotJson(`it holds more than ${limits.values} values`);
    if (item === null || typeof item === 'string' || typeof item === 'boolean') return item;
    if (typeof item === 'number') {
      if (!Number.isFinite(item)) throw new NotJson(`it holds the number ${item}`);
      return item;
    }
    if (typeof item !== 'object') throw new NotJson(`it holds a value of type ${typeof item}`);
    if (depth === 0) throw new NotJson(`it is nested more than ${limits.depth} levels deep`);
    // Array.from visits holes too, and so refuses them at the first one.
    if (Array.isArray(item)) return Array.from(item, (each: unknown) => copy(each, depth - 1));
    if (!isPlain(item)) throw new NotJson('it holds an object that is not plain data');
    return Object.fromEntries(
      Object.entries(item).map(([key, each]) => {
        if (key === '__proto__') throw new NotJson('it holds the key __proto__');
        return [key, copy(each, depth - 1)];
      }),
    );
  }

  try {
    return ok(copy(value, limits.depth));
  } catch (error) {
    // Only a getter or a proxy of the foreign value can throw anything else here.
    return err(error instanceof NotJson ? error.message : 'it cannot be read');
  }
}

class NotJson extends Error {}

/** Looks at the prototype's prototype, because another realm (an iframe) has its own Object. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Undefined for text that is not JSON; a schema looks at it afterwards. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where a value of a JSON text stands: offsets in UTF-16 units, the end exclusive; the value of a key begins with its key. */
export interface JsonPlace {
  readonly start: number;
  readonly end: number;
  /** By key, or by index. */
  readonly inside: ReadonlyMap<string, JsonPlace>;
}

const TOKEN = /[{}[\],:]|"(?:[^"\\]+|\\.)*"|[^\s{}[\],:"]+/g;

class Place {
  end = 0;
  readonly inside = new Map<string, Place>();
  constructor(readonly start: number) {}
}

interface Open {
  readonly place: Place;
  readonly isObject: boolean;
  /** The key or index of the value that comes next, and where it began; null until a key is read. */
  key: { readonly name: string; readonly start: number } | null;
  count: number;
}

/** The places in a text that `JSON.parse` takes; of a key that is there twice, as there, the last. */
export function jsonPlaces(text: string): JsonPlace {
  const root = new Place(0);
  const open: Open[] = [{ place: root, isObject: false, key: null, count: 0 }];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const top = open.at(-1)!;
    if (token === ':') continue;
    if (token === ',') top.key = null;
    else if (token === '}' || token === ']') {
      top.place.end = index + 1;
      open.pop();
    } else if (top.isObject && top.key === null) {
      top.key = { name: String(JSON.parse(token)), start: index };
    } else {
      const place = new Place(top.key?.start ?? index);
      place.end = index + token.length;
      top.place.inside.set(top.key?.name ?? String(top.count), place);
      top.count += 1;
      if (token === '{' || token === '[')
        open.push({ place, isObject: token === '{', key: null, count: 0 });
    }
  }
  return root.inside.get('0') ?? root;
}

export const placeAt = (root: JsonPlace, path: readonly string[]): JsonPlace | undefined =>
  path.reduce<JsonPlace | undefined>((place, name) => place?.inside.get(name), root);

/** Lines and columns of offsets, both from one, in UTF-16 units. */
export function lineReader(text: string): (offset: number) => { line: number; column: number } {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}

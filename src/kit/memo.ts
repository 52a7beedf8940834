/** Computes a value per object when it is first asked for. Who keeps the identity of what does not change pays once for it. */
export function remember<N extends object, V>(compute: (record: N) => V): (record: N) => V {
  const known = new WeakMap<N, { readonly value: V }>();
  return (record) => {
    let one = known.get(record);
    if (!one) known.set(record, (one = { value: compute(record) }));
    return one.value;
  };
}

/** Whether two lists hold the very same things in the same order. */
export function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  // A loop, because lists are long and this runs on every edit.
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

/**
 * Where a typed word leads in a list: to the next label that begins with it, the one at hand among them while the word grows. One
 * letter again and again goes from each such label to the next. -1 when none begins so.
 */
export function typedAhead(labels: readonly string[], word: string, at: number): number {
  const isRepeated = [...word].every((letter) => letter === word[0]);
  const begins = isRepeated ? word.slice(0, 1) : word;
  const start = isRepeated ? at + 1 : Math.max(at, 0);
  const turned = labels.map((_, step) => (start + step) % labels.length);
  return turned.find((index) => labels[index]?.toLowerCase().startsWith(begins)) ?? -1;
}

/** Far beyond what AWS takes: a number that was mistyped must not make a program of a million blocks. */
const MOST_WRITTEN = 100;

/** The numbers of the cluster's instances, from 1 on: a writer and its readers, which change places at a failover. */
export function instanceNumbers({ readers }: { readonly readers: number }): readonly number[] {
  const count = 1 + Math.min(Math.max(Math.floor(readers), 0), MOST_WRITTEN);
  return Array.from({ length: count }, (_, index) => index + 1);
}

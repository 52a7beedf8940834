declare global {
  interface Window {
    /** Renders by component, for the benchmark: only with `?bench` in the address. */
    __lintelRenders?: Record<string, number>;
  }
}

const counts: Record<string, number> | null =
  typeof location !== 'undefined' && new URLSearchParams(location.search).has('bench')
    ? // oxlint-disable-next-line no-underscore-dangle -- no page of ours has such a name by accident
      (window.__lintelRenders = {})
    : null;

/** Call it in the body of a component whose renders the benchmark counts. */
export function countRender(component: string): void {
  if (counts) counts[component] = (counts[component] ?? 0) + 1;
}

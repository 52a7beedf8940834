import { isText } from './geometry';
import type { KindSpec } from './kind-spec';
import type { End } from './verb-spec';

function isEnd(spec: KindSpec, end: End): boolean {
  if (end === 'all') return !isText(spec);
  if (end === 'any') return !isText(spec) && spec.can.length > 0;
  return spec.can.includes(end);
}

/** Whether nodes of a kind can be an end of a verb that wants one of these. A frame shows others, and no edge is drawn to it. */
export const offers = (spec: KindSpec, wanted: readonly End[]): boolean =>
  !spec.container && !spec.isFrame && wanted.some((end) => isEnd(spec, end));

/**
 * A design in the fragment of a URL, which browsers never send to a server. Formats are numbered
 * and frozen: `codec-<n>/` owns everything its links mean, and `golden/` holds links that must open
 * for ever (law S2). Knows `kit/` and `design/`; a kind is a name here, and the names in a codec's
 * table are its own copy.
 */
export {
  comparedWith,
  decodeLink,
  encodeComparison,
  encodeLink,
  targetOfLink,
  viewOfLink,
  withView,
} from './link';
export type { LinkProblem } from './problem';

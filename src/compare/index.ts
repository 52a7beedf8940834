/** Two designs beside each other, wherever they come from: what was added, removed, changed and moved. Knows no kind. */
export {
  compare,
  DIFFERENCE_KINDS,
  hasOtherPlace,
  type Comparison,
  type Difference,
  type DifferenceKind,
} from './compare';

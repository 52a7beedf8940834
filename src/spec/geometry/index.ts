/**
 * Where everything stands on the canvas. Only the places of leaves and of outer containers are stored; a container is as large
 * as what it holds. Pure: knows the model, and neither React nor the screen.
 */
export {
  bottom,
  COLUMN,
  contentOrigin,
  GAP,
  GRID,
  holds,
  isText,
  LEAF,
  leafSize,
  meets,
  right,
  snap,
  STEP,
  storedPlace,
  TIER_HEADER,
  type Point,
  type Rect,
  type Size,
} from './measures';
export { alignBox, type Guide } from './align';
export { arrange, partLabel, type Band, type Cell, type Column, type Geometry } from './arrange';
export { carriedBy, drawnHull, hullOf, keptAround, shownIn } from './framed';
export { FRAME_SIDE, frameSize, framesOf, rectOf } from './frames';
export {
  cellPlace,
  containerAt,
  firstPlace,
  freeNear,
  freePlace,
  isFreeAt,
  leafAt,
  openPlace,
} from './find';
export { edgeLabelWidth, labelRect } from './labels';
export { GLYPH, glyphRoom, LOOKS } from './looks';
export { headAt, pathThrough } from './paths';
export { planRoutes, routeBetween, type Route, type RoutedModel } from './routes';
export { segmentsOf } from './lines';
export { BY_ZONE, type Landing, type View } from './views';
export { walk, type Direction } from './walk';

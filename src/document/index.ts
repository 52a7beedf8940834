/** A design as a page to read, in Markdown and as HTML, and as steps to walk through before others. */
export type { Block } from './blocks';
export { describe } from './describe';
export { documentFiles } from './files';
export { stepsOf, WALKS, type PresentedStep, type Walk } from './steps';

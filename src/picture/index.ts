/** A design as a picture for documents, written from its model, and the design that such a picture holds. */
export { isPng, linkInPng, withLink } from './png';
export type { IconOf } from './draw';
export { linkInSvg, toPicture, type Picture, type PictureOptions } from './svg';

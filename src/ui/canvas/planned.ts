import type { Geometry } from '../../spec/geometry';
import type { Model } from '../../spec/model';
import { createValueStore } from './value-store';

/** The design as an edit that is previewed would leave it. While there is one, the canvas draws it instead. */
export interface Planned {
  readonly model: Model;
  readonly geometry: Geometry;
}

export const planned = createValueStore<Planned | null>(null);

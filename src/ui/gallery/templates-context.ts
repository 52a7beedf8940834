import { createContext, useContext } from 'react';
import type { Template } from '../../spec/catalog';
import type { BoundCommand } from '../../spec/command';
import type { Point } from '../../spec/geometry';

/** A starter design, and the command that adds it to the one on the canvas; null finds it a place. */
export interface OfferedTemplate extends Template {
  readonly insertAt: (at: Point | null) => BoundCommand;
}

/** None until they are loaded, a moment after the canvas. */
export const TemplatesContext = createContext<readonly OfferedTemplate[]>([]);

export const useTemplates = (): readonly OfferedTemplate[] => useContext(TemplatesContext);

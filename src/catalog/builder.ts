import { createDesignBuilder, type DesignBuilder } from '../design';
import { specOf, verbOf } from '../spec/catalog';
import { defaultsOf } from '../spec/fields';
import { catalog } from './index';

/** A builder that fills in every field's default, for templates, examples and tests. */
export const buildDesign = (): DesignBuilder =>
  createDesignBuilder({
    defaults: (kind) => defaultsOf(specOf(catalog, kind).fields),
    verbDefaults: (verb) => defaultsOf(verbOf(catalog, verb).fields),
  });

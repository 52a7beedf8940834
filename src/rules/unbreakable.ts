/** Rules that prove what no design can break; tests of their own break them, with models that no design has. */
export const UNBREAKABLE: readonly string[] = ['PD-3', 'PD-8', 'SE-6', 'SE-12'];

interface Looks {
  readonly data: unknown;
  readonly selected?: boolean;
}

/** React Flow hands every node its place; a card that is carried along by its container need not render for that. */
export const sameNode = (before: Looks, after: Looks): boolean =>
  before.data === after.data && before.selected === after.selected;

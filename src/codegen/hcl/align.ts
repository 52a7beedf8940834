/** An assignment as `terraform fmt` sees it: a key, and a value that may fit on the key's line. */
interface Cell {
  readonly keyColumns: number;
  /** Missing when the value takes several lines anyway. */
  readonly flatColumns: number | undefined;
  readonly canBreak: boolean;
  readonly startsRun: boolean;
}

/**
 * The spaces between each key and its `=`, or undefined where the value has to take several lines.
 * As in `terraform fmt`, runs of neighbouring single-line assignments align, and nothing else does.
 */
export function alignCells(cells: readonly Cell[], room: number): readonly (number | undefined)[] {
  const widths = runWidths(cells);
  // One at a time: a value that breaks leaves its run, which may make its neighbours narrower.
  const tooWide = cells.findIndex(
    ({ canBreak, flatColumns }, index) =>
      canBreak &&
      flatColumns !== undefined &&
      (widths[index] ?? 0) + ' = '.length + flatColumns > room,
  );
  if (tooWide >= 0) {
    const broken = cells.map((cell, index) =>
      index === tooWide ? { ...cell, flatColumns: undefined } : cell,
    );
    return alignCells(broken, room);
  }
  return cells.map(({ keyColumns, flatColumns }, index) =>
    flatColumns === undefined ? undefined : (widths[index] ?? keyColumns) - keyColumns,
  );
}

/** The width of the widest key in each cell's run. */
function runWidths(cells: readonly Cell[]): readonly number[] {
  const runs: Cell[][] = [];
  cells.forEach((cell, index) => {
    const run = runs.at(-1);
    const previous = cells[index - 1];
    const continues =
      !cell.startsRun && cell.flatColumns !== undefined && previous?.flatColumns !== undefined;
    if (continues && run !== undefined) run.push(cell);
    else runs.push([cell]);
  });
  return runs.flatMap((run) => {
    const widest = Math.max(...run.map(({ keyColumns }) => keyColumns));
    return run.map(() => widest);
  });
}

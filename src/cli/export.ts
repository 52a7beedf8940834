import { resolve } from 'node:path';
import { catalog } from '../catalog';
import { cdkExporter } from '../catalog/cdk';
import { terraformExporter } from '../catalog/terraform';
import type { Design } from '../design';
import type { Exporter } from '../exporters/exporter';
import { err, ok, type Result } from '../kit/result';
import { resolve as resolveDesign } from '../resolve';
import { listWords, plural, truncate } from '../kit/words';
import { toExportAcceptances } from '../validation';
import { findingLine, inspectDesign, toExportFinding } from './inspect-design';
import { oneLine, type Io } from './io';
import { writeFiles } from './write-files';
import { readDesignFile } from './read-design';

export const EXPORTERS: readonly Exporter[] = [terraformExporter, cdkExporter];
/** The design itself, as every export holds it. */
const DESIGN_FILE = 'design.lintel.json';

export interface ExportRequest {
  readonly target: string;
  readonly out: string;
  readonly force: boolean;
}

/** The exporter that a target names, or which there are. */
export function exporterOf(
  target: string,
  exporters: readonly Exporter[],
): Result<Exporter, string> {
  const exporter = exporters.find(({ id }) => id === target);
  const ids = exporters.map(({ id }) => id);
  return exporter
    ? ok(exporter)
    : err(`There is no target "${truncate(target, 60)}", but ${listWords(ids)}.`);
}

/** Writes the files and says which, with the open errors and what is left out. Neither ever stops it. */
export function exportDesign(
  design: Design,
  { target, out, force }: ExportRequest,
  io: Io,
  exporters: readonly Exporter[],
): Result<{ isWhole: boolean }, string> {
  const found = exporterOf(target, exporters);
  if (!found.ok) return found;
  const exporter = found.value;
  const { model, inspection } = inspectDesign(design, io.today);
  const { files, leftOut } = exporter.run(
    model,
    inspection.findings.map(toExportFinding),
    toExportAcceptances(inspection.accepted),
  );
  const folder = resolve(io.cwd, out);
  const written = writeFiles({ folder, files, earlier: earlierPaths(exporter, folder), force });
  if (!written.ok) return written;

  const errors = inspection.reported.filter(({ severity }) => severity === 'error');
  const lines = [
    ...files.map(({ path }) => path),
    ...written.value.removed.map((path) => `${path} is removed: the design no longer needs it.`),
    ...errors.map(findingLine),
    ...leftOut.map(({ name, why }) => `left out: ${name}: ${why}`),
    [
      `${plural(files.length, 'file')} in ${folder}`,
      plural(errors.length, 'open error'),
      ...(leftOut.length > 0 ? [`${plural(leftOut.length, 'node')} left out`] : []),
    ].join(', ') + '.',
  ];
  io.err(lines.map(oneLine).join('\n'));
  return ok({ isWhole: leftOut.length === 0 });
}

/** The files that the export of the design that lies in the folder wrote there. */
function earlierPaths(exporter: Exporter, folder: string): readonly string[] {
  const read = readDesignFile(resolve(folder, DESIGN_FILE));
  if (!read.ok) return [];
  try {
    return exporter
      .run(resolveDesign(read.value.design, catalog), [])
      .files.map(({ path }) => path);
  } catch {
    // A design of kinds that this Lintel does not know.
    return [];
  }
}

import type { FailOn, Format } from './arguments';
import { toJson } from './formats/json';
import { toMarkdown } from './formats/markdown';
import { toSarif } from './formats/sarif';
import { toText } from './formats/text';
import { inspectDesign, type Inspected } from './inspect-design';
import type { Io } from './io';
import type { ReadDesign } from './read-design';

/** Prints findings and checklist. True when no finding is open of the severity with which it has to fail. */
export function check(
  read: ReadDesign,
  { format, failOn }: { readonly format: Format; readonly failOn: FailOn },
  io: Io,
): boolean {
  const inspected = inspectDesign(read.design, io.today);
  io.out(reportOf(read, inspected, format, io));
  const { error, warning } = inspected.inspection.counts;
  return failOn === 'never' || error + (failOn === 'warning' ? warning : 0) === 0;
}

function reportOf(
  { file }: ReadDesign,
  { model, inspection }: Inspected,
  format: Format,
  { cwd }: Io,
): string {
  switch (format) {
    case 'text':
      return toText(model, inspection);
    case 'json':
      return toJson(model, inspection);
    case 'markdown':
      return toMarkdown(model, inspection);
    case 'sarif':
      return toSarif({ model, inspection, file, cwd });
  }
}

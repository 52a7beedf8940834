import type { ExportedFile } from './exporter';
import type { Template } from './emission';

export const templateFile = ({ path, text, language, origin }: Template): ExportedFile => ({
  path,
  text,
  language,
  spans: [{ start: 0, end: text.length, origin }],
});

/** A file that is written only when a person opens or downloads it. */
export const onRead = (
  path: string,
  language: ExportedFile['language'],
  write: () => string,
): ExportedFile => printedOnRead(path, language, () => ({ text: write(), spans: [] }));

/** The same for one whose lines come from records. */
export function printedOnRead(
  path: string,
  language: ExportedFile['language'],
  write: () => Pick<ExportedFile, 'text' | 'spans'>,
): ExportedFile {
  let written: Pick<ExportedFile, 'text' | 'spans'> | undefined;
  const once = () => (written ??= write());
  return {
    path,
    language,
    get text() {
      return once().text;
    },
    get spans() {
      return once().spans;
    },
  };
}

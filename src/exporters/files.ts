import type { ExportedFile } from './exporter';
import { isSameList } from '../kit/memo';
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
function printedOnRead(
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

interface Remembered {
  readonly inputs: readonly unknown[];
  readonly file: ExportedFile;
}

/** Files that are written when somebody reads them. What is written from the very same things as in the last export is the same file. */
export class FileMemory {
  #before = new Map<string, Remembered>();
  #now = new Map<string, Remembered>();

  /** To be called once for each export. */
  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
  onRead(
    path: string,
    language: ExportedFile['language'],
    inputs: readonly unknown[],
    write: () => string,
  ): ExportedFile {
    return this.printedOnRead(path, language, inputs, () => ({ text: write(), spans: [] }));
  }
  printedOnRead(
    path: string,
    language: ExportedFile['language'],
    inputs: readonly unknown[],
    write: () => Pick<ExportedFile, 'text' | 'spans'>,
  ): ExportedFile {
    const before = this.#before.get(path);
    const file =
      before && isSameList(before.inputs, inputs)
        ? before.file
        : printedOnRead(path, language, write);
    this.#now.set(path, { inputs, file });
    return file;
  }
}

import type { Span } from '../codegen/code';
import { isSameList } from '../kit/memo';
import type { Template } from './emission';
import type { ExportedFile, FilePiece } from './exporter';

type Language = ExportedFile['language'];

/** A file of pieces one after the other, each of whole lines. They are asked for, and joined, when somebody reads the file. */
export function fileOf(
  path: string,
  language: Language,
  write: () => readonly FilePiece[],
): ExportedFile {
  let pieces: readonly FilePiece[] | undefined;
  let text: string | undefined;
  let spans: readonly Span[] | undefined;
  const made = () => (pieces ??= write());
  return {
    path,
    language,
    get pieces() {
      return made();
    },
    get text() {
      return (text ??= made()
        .map((piece) => piece.text)
        .join(''));
    },
    get spans() {
      return (spans ??= moved(made()));
    },
  };
}

/** Spans at their place in the file. */
function moved(pieces: readonly FilePiece[]): readonly Span[] {
  const all: Span[] = [];
  let offset = 0;
  for (const { text, spans = [] } of pieces) {
    for (const { start, end, origin } of spans) {
      all.push({ start: offset + start, end: offset + end, origin });
    }
    offset += text.length;
  }
  return all;
}

export const templateFile = ({ path, text, language, origin }: Template): ExportedFile =>
  fileOf(path, language, () => [{ text, spans: [{ start: 0, end: text.length, origin }] }]);

/** A file that is written only when a person opens or downloads it. */
export const onRead = (path: string, language: Language, write: () => string): ExportedFile =>
  fileOf(path, language, () => [{ text: write() }]);

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
    language: Language,
    inputs: readonly unknown[],
    write: () => string,
  ): ExportedFile {
    return this.fileOf(path, language, inputs, () => [{ text: write() }]);
  }
  /** The same for one whose lines come from records. */
  fileOf(
    path: string,
    language: Language,
    inputs: readonly unknown[],
    write: () => readonly FilePiece[],
  ): ExportedFile {
    const before = this.#before.get(path);
    const file =
      before && isSameList(before.inputs, inputs) ? before.file : fileOf(path, language, write);
    this.#now.set(path, { inputs, file });
    return file;
  }
}

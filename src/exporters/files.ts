import type { ExportedFile } from './exporter';
import type { Template } from './emission';

export const templateFile = ({ path, text, language, origin }: Template): ExportedFile => ({
  path,
  text,
  language,
  spans: [{ start: 0, end: text.length, origin }],
});

/** A file that is written only when a person opens or downloads it. */
export function onRead(
  path: string,
  language: ExportedFile['language'],
  write: () => string,
): ExportedFile {
  let text: string | undefined;
  return {
    path,
    language,
    spans: [],
    get text() {
      text ??= write();
      return text;
    },
  };
}

import { plural } from '../../kit/words';
import type { CodeFile } from './exporters-context';
import { FileIcon } from './FileIcon';

const encoder = new TextEncoder();

function sizeOf(text: string): string {
  const bytes = encoder.encode(text).length;
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`;
}

export function ExportFiles({ name, files }: { name: string; files: readonly CodeFile[] }) {
  return (
    <section className="export__part" aria-labelledby="export-files">
      <h3 id="export-files" className="export__heading">
        {name}
        <span className="export__count">{plural(files.length, 'file')}</span>
      </h3>
      <ul className="export__files">
        {files.map(({ path, text, language }) => (
          <li key={path} className="export__file">
            <FileIcon language={language} />
            <span className="export__path">{path}</span>
            <span className="export__size">{sizeOf(text)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

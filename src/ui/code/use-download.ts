import { useRef, useState } from 'react';
import { plural, slugify } from '../../kit/words';
import { useEditor } from '../use-editor';
import { exportDesign } from './exported';
import { useExporters, type CodeFile, type ExportTarget } from './exporters-context';
import { saveFile } from './save-file';
import { messageOf } from './use-exporter';

export const zipName = (title: string, target: ExportTarget): string =>
  `${slugify(title)}-${target.id}.zip`;

export interface Download {
  readonly isBusy: boolean;
  readonly download: () => void;
}

/** Downloads a target's zip. A second click while the first is at work does nothing: one click, one file. */
export function useDownload(target: ExportTarget | undefined): Download {
  const editor = useEditor();
  const { loadZip } = useExporters();
  const [isBusy, setBusy] = useState(false);
  const isRunning = useRef(false);

  async function zip(from: ExportTarget): Promise<void> {
    const [exporter, zipFiles] = await Promise.all([from.load(), loadZip()]);
    const { model, inspection } = editor.store.getState();
    const exported = exportDesign(exporter, model, inspection.findings);
    if (!exported.ok) throw new Error(exported.problem);
    const name = zipName(model.settings.title, from);
    saveFile(name, zipFiles(exported.files), 'application/zip');
    editor.say(saidOf(name, exported.files, inspection.counts.error));
  }

  const download = () => {
    if (!target || isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    zip(target)
      .catch((error: unknown) => {
        editor.say(`The zip could not be written: ${messageOf(error)}`, 'problem');
      })
      .finally(() => {
        isRunning.current = false;
        setBusy(false);
      });
  };
  return { isBusy, download };
}

const saidOf = (name: string, files: readonly CodeFile[], errors: number): string => {
  const said = `Downloaded ${name} with ${plural(files.length, 'file')}.`;
  return errors === 0
    ? said
    : `${said} ${plural(errors, 'error')} of the design are in its README.`;
};

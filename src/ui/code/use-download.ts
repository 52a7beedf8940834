import { useRef, useState } from 'react';
import { plural, slugify } from '../../kit/words';
import type { Inspection } from '../../validation';
import { useIconOf } from '../primitives';
import { useShellServices } from '../shell/shell-services';
import { useEditor } from '../use-editor';
import { exportDesign } from './exported';
import { useExporters, type ExportTarget, type WrittenCode } from './exporters-context';
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
  const { loadDocuments, loadZip } = useExporters();
  const { linkOf } = useShellServices();
  const iconOf = useIconOf();
  const [isBusy, setBusy] = useState(false);
  const isRunning = useRef(false);

  async function zip(from: ExportTarget): Promise<void> {
    const [exporter, documentsOf, zipFiles] = await Promise.all([
      from.load(),
      loadDocuments(),
      loadZip(),
    ]);
    const { model, inspection, view } = editor.store.getState();
    const exported = exportDesign(exporter, model, inspection);
    if (!exported.ok) throw new Error(exported.problem);
    const name = zipName(model.settings.title, from);
    const files = [...exported.files, ...documentsOf(model, inspection, iconOf, view)];
    const link = await linkOf(model.design, null);
    saveFile(name, zipFiles(files, link.ok ? link.value : null), 'application/zip');
    editor.say(saidOf(name, { ...exported, files }, inspection));
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

const saidOf = (
  name: string,
  { files, leftOut }: WrittenCode,
  { items, counts }: Inspection,
): string => {
  const said = [`Downloaded ${name} with ${plural(files.length, 'file')}.`];
  if (items.length === 0) said.push('It was not checked: the rules have not loaded.');
  else if (counts.error > 0) {
    said.push(`${plural(counts.error, 'error')} of the design are in its README.`);
  }
  if (leftOut.length > 0) said.push(`${plural(leftOut.length, 'node')} left out: see its README.`);
  return said.join(' ');
};

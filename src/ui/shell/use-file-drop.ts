import { useEffect, useState } from 'react';
import { useOpenFile } from '../share/use-open-design';
import { useEditor } from '../use-editor';

const hasFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') ?? false;

/** Opens a file that is dropped anywhere on the window; says whether one is above it. */
export function useFileDrop(): boolean {
  const [isOver, setOver] = useState(false);
  const editor = useEditor();
  const open = useOpenFile();
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const take = async (file: File, count: number) => {
      const opened = await open(file, `Open ${file.name}`, count);
      if (!opened.ok) editor.say(opened.error, 'problem');
    };
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Without this the browser would leave the page for the file.
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      const files = event.dataTransfer?.files;
      if (files?.[0]) void take(files[0], files.length);
    };
    window.addEventListener('dragover', onOver, { signal });
    window.addEventListener('dragleave', onLeave, { signal });
    window.addEventListener('drop', onDrop, { signal });
    return () => listening.abort();
  }, [editor, open]);
  return isOver;
}

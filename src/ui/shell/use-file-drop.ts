import { useEffect, useState } from 'react';
import { useOpenDesign } from '../share/use-open-design';
import { useShellServices } from './shell-services';

const hasFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') ?? false;

/** Opens a file that is dropped anywhere on the window; says whether one is above it. */
export function useFileDrop(): boolean {
  const [isOver, setOver] = useState(false);
  const { readFile } = useShellServices();
  const open = useOpenDesign();
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
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
      const file = event.dataTransfer?.files[0];
      if (file) void readFile(file).then((design) => open(design, `Open ${file.name}`));
    };
    window.addEventListener('dragover', onOver, { signal });
    window.addEventListener('dragleave', onLeave, { signal });
    window.addEventListener('drop', onDrop, { signal });
    return () => listening.abort();
  }, [readFile, open]);
  return isOver;
}

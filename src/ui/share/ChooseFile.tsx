import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../primitives';

/** Everything that holds a design: itself, an export or the head of its code, a picture. */
const ACCEPTED =
  '.json,.zip,.svg,.png,.tf,.ts,application/json,application/zip,image/svg+xml,image/png';

/** A button that asks for a file, as often as somebody wants, the same one too. */
export function ChooseFile({ onFile }: { readonly onFile: (file: File) => void }) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon={<FileUp size={15} />} onClick={() => chooser.current?.click()}>
        Choose a file…
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={ACCEPTED}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onFile(file);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

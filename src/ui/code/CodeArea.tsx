import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { useEditor, useEditorState } from '../use-editor';
import type { CodeFile } from './exporters-context';
import { describeOrigin } from './describe-origin';
import type { ShownCode } from './follow-code';
import type { MonacoViewProps } from './MonacoView';
import { codeOf, isOfAny, originAt } from './origins';
import { PlainCode } from './PlainCode';
import type { OpenFile } from './use-open-file';

const Plain = ({ file }: Pick<MonacoViewProps, 'file'>) => (
  <PlainCode path={file.path} text={file.text} />
);
/** Where Monaco cannot be loaded the plain text stays, and nothing is lost but colours and marks. */
const MonacoView = lazy(() => import('./MonacoView').catch(() => ({ default: Plain })));

interface CodeAreaProps {
  readonly code: Extract<ShownCode, { ok: true }>;
  readonly file: CodeFile;
  readonly target: OpenFile['target'];
  readonly pick: OpenFile['pick'];
}

/** The open file with its marks. */
export function CodeArea({ code, file, target, pick }: CodeAreaProps) {
  const editor = useEditor();
  const selection = useEditorState((state) => state.selection);
  const area = useOwnKeyboard();
  const { files, changes } = code;
  const paths = useMemo(() => new Set(files.map(({ path }) => path)), [files]);
  const marks = useMemo(
    () => ({ changes: changes.get(file.path) ?? [], chosen: codeOf(file, isOfAny(selection)) }),
    [changes, file, selection],
  );
  const describe = (offset: number): string | null => {
    const origin = originAt(file, offset);
    return origin && describeOrigin(editor.store.getState().model, origin);
  };
  return (
    // React Flow leaves keys alone that are pressed inside `nokey`.
    <div ref={area} className="code-area nokey">
      <Suspense fallback={<Plain file={file} />}>
        <MonacoView
          file={file}
          paths={paths}
          marks={marks}
          target={target}
          onPick={pick}
          describe={describe}
        />
      </Suspense>
    </div>
  );
}

const KEYBOARD = ['keydown', 'keyup', 'keypress', 'copy', 'cut', 'paste'] as const;

/** What is typed here stays here: no shortcut of the canvas may hear it. React's own events would stop too late. */
function useOwnKeyboard() {
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const listening = new AbortController();
    const stop = (event: Event) => event.stopPropagation();
    for (const type of KEYBOARD) {
      area.current?.addEventListener(type, stop, { signal: listening.signal });
    }
    return () => listening.abort();
  }, []);
  return area;
}

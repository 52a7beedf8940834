import { CircleX, Download, LoaderCircle } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { Button, EmptyState, IconButton } from '../primitives';
import { countRender } from '../render-count';
import { useEditorState } from '../use-editor';
import { ChangeSteps } from './ChangeSteps';
import { CodeArea } from './CodeArea';
import { CopyButton } from './CopyButton';
import { FileList } from './FileList';
import { FileMenu } from './FileMenu';
import type { ShownCode } from './follow-code';
import { LeftOut } from './LeftOut';
import { OpenErrors } from './OpenErrors';
import { codeOf, isOfAny } from './origins';
import { useDownload } from './use-download';
import { useExporter } from './use-exporter';
import { useInView } from './use-in-view';
import { useOpenFile } from './use-open-file';
import { useShownCode } from './use-shown-code';
import { useTarget } from './use-target';
import './CodePanel.css';

/** Below this many pixels a column of files would leave too little for the code. */
const WIDE = 600;

/** The generated code beside the canvas: it follows every edit, and what is selected here is selected there. */
export default function CodePanel() {
  countRender('panel');
  const panel = useRef<HTMLDivElement>(null);
  const { isVisible, width } = useInView(panel);
  const target = useTarget();
  const loading = useExporter(target, isVisible);
  const code = useShownCode(loading.exporter, isVisible);
  return (
    <div ref={panel} className="code-panel">
      {loading.problem !== null ? (
        <EmptyState
          icon={<CircleX size={20} />}
          title="The code could not be loaded"
          actions={<Button onClick={loading.retry}>Try again</Button>}
        >
          {loading.problem}
        </EmptyState>
      ) : (
        <Content code={code} isWide={width >= WIDE} />
      )}
    </div>
  );
}

function Content({ code, isWide }: { code: ShownCode | null; isWide: boolean }) {
  const target = useTarget();
  const selection = useEditorState((state) => state.selection);
  const { isBusy, download } = useDownload(target);
  const { file, target: lines, open, pick } = useOpenFile(code);
  const chosen = useMemo(() => {
    const matches = isOfAny(selection);
    const own = code?.ok ? code.files.filter((each) => codeOf(each, matches).lines.length > 0) : [];
    return new Set(own.map(({ path }) => path));
  }, [code, selection]);

  if (!code) {
    return (
      <output className="code-loading">
        <LoaderCircle size={16} aria-hidden /> Writing the code…
      </output>
    );
  }
  if (!code.ok) {
    return (
      <EmptyState icon={<CircleX size={20} />} title="The code of this design could not be written">
        {code.problem} The design is safe, and everything else works. Undo the last edit to see the
        code again.
      </EmptyState>
    );
  }
  if (!file)
    return <EmptyState title="This design leads to no code">Add something to it.</EmptyState>;

  const files = { files: code.files, open: file.path, changes: code.changes, chosen, onOpen: open };
  return (
    <>
      <header className="code-bar">
        {isWide ? <h2 className="code-bar__title">{file.path}</h2> : <FileMenu {...files} />}
        <ChangeSteps changes={code.changes} open={file.path} onGo={open} />
        <span className="code-bar__space" />
        <CopyButton label={`Copy ${file.path}`} text={file.text} />
        <IconButton
          size="sm"
          label="Download the zip"
          disabled={isBusy}
          icon={<Download size={15} />}
          onClick={download}
        />
      </header>
      <OpenErrors />
      <LeftOut nodes={code.leftOut} />
      <div className="code-body">
        {isWide ? <FileList {...files} /> : null}
        <CodeArea code={code} file={file} target={lines} pick={pick} />
      </div>
    </>
  );
}

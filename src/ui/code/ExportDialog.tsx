import { Download } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { plural } from '../../kit/words';
import { Button, Dialog, useIconOf } from '../primitives';
import { useEditorState } from '../use-editor';
import { CopyButton } from './CopyButton';
import { ExportFiles } from './ExportFiles';
import { ExportFindings } from './ExportFindings';
import { ExportLeftOut } from './ExportLeftOut';
import { exportDesign, type Exported } from './exported';
import { useExporters, type CodeFile, type ExportTarget } from './exporters-context';
import { TargetSwitch } from './TargetSwitch';
import { useDownload, zipName } from './use-download';
import { useExporter } from './use-exporter';
import { useTarget } from './use-target';
import './ExportDialog.css';

interface ExportDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What is exported, what is still wrong with it, and what to do with the file. Never refuses. */
export default function ExportDialog({ open, onClose }: ExportDialogProps) {
  const target = useTarget();
  return open && target ? <OpenExport target={target} onClose={onClose} /> : null;
}

function OpenExport({ target, onClose }: { target: ExportTarget; onClose: () => void }) {
  const title = useEditorState((state) => state.model.settings.title);
  const { exported, problem, retry } = useExported(target);
  const documents = useDocuments();
  const { isBusy, download } = useDownload(target);
  const name = zipName(title, target);
  const isReady = exported?.ok === true;
  return (
    <Dialog
      open
      size="lg"
      onClose={onClose}
      title={`Export ${target.title}`}
      description={`${title}, as it is on the canvas now.`}
      footer={
        <>
          {problem === null ? null : <Button onClick={retry}>Try again</Button>}
          <Button onClick={onClose}>Close</Button>
          <Button
            variant="primary"
            icon={<Download size={15} />}
            disabled={!isReady || isBusy}
            onClick={download}
            data-autofocus
          >
            Download zip
          </Button>
        </>
      }
    >
      <div className="export">
        <TargetSwitch />
        <ExportFindings target={target} onLeave={onClose} />
        {problem === null ? null : (
          <p className="export__problem">The exporter could not be loaded: {problem}</p>
        )}
        {exported?.ok === false ? (
          <p className="export__problem">
            The code of this design could not be written: {exported.problem}
          </p>
        ) : null}
        {exported?.ok ? (
          <>
            <ExportLeftOut nodes={exported.leftOut} onLeave={onClose} />
            <ExportFiles name={name} files={[...exported.files, ...documents]} />
            <NextCommands name={name} target={target} />
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

function useExported(target: ExportTarget) {
  const { exporter, problem, retry } = useExporter(target, true);
  const model = useEditorState((state) => state.model);
  const inspection = useEditorState((state) => state.inspection);
  const exported = useMemo<Exported | null>(
    () => exporter && exportDesign(exporter, model, inspection),
    [exporter, model, inspection],
  );
  return { exported, problem, retry };
}

/** None until what writes them is loaded: a moment. */
function useDocuments(): readonly CodeFile[] {
  const { loadDocuments } = useExporters();
  const model = useEditorState((state) => state.model);
  const inspection = useEditorState((state) => state.inspection);
  const view = useEditorState((state) => state.view);
  const iconOf = useIconOf();
  const [documents, setDocuments] = useState<readonly CodeFile[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const write = async () => {
      const documentsOf = await loadDocuments();
      if (isCurrent) setDocuments(documentsOf(model, inspection, iconOf, view));
    };
    // Whoever downloads hears of it.
    write().catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [loadDocuments, model, inspection, iconOf, view]);
  return documents;
}

function NextCommands({ name, target }: { name: string; target: ExportTarget }) {
  const folder = name.replace(/\.zip$/, '');
  const commands = [`unzip ${name} -d ${folder}`, `cd ${folder}`, ...target.nextCommands];
  const text = commands.join('\n');
  return (
    <section className="export__part" aria-labelledby="export-next">
      <h3 id="export-next" className="export__heading">
        Then
      </h3>
      <div className="export__commands">
        <pre>{text}</pre>
        <CopyButton label={`Copy ${plural(commands.length, 'command')}`} text={`${text}\n`} />
      </div>
    </section>
  );
}

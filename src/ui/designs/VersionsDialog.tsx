import { History, LoaderCircle } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { Design } from '../../design';
import { ok, type Result } from '../../kit/result';
import { plural } from '../../kit/words';
import { Thumbnail } from '../gallery/Thumbnail';
import { compared } from '../compare/compared';
import { Button, Dialog, EmptyState, TextInput } from '../primitives';
import { useOpenDesign } from '../share/use-open-design';
import type { Version } from '../../editor/persistence/library';
import { useShellServices, type Designs } from '../shell/shell-services';
import { useEditorState } from '../use-editor';
import { showTime } from './show-time';
import './designs.css';

interface VersionsDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Of which design; null for the one on the canvas. */
  readonly of?: string | null | undefined;
}

interface Loaded {
  readonly service: Designs;
  readonly versions: readonly Version[];
}

/** What a design has been: look at it, name it, bring it back. */
export default function VersionsDialog({ open, onClose, of = null }: VersionsDialogProps) {
  const { designs } = useShellServices();
  const current = useEditorState(({ id }) => id);
  const id = of ?? current;
  const isCurrent = id === current;
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [said, setSaid] = useState<string | null>(null);
  const put = useOpenDesign();

  const load = useCallback(async () => {
    const service = await designs();
    const versions = await service.versions(id);
    if (versions.ok) setLoaded({ service, versions: versions.value });
    else setSaid(versions.error);
  }, [designs, id]);
  useEffect(() => {
    const begin = async () => {
      try {
        await load();
      } catch {
        setSaid('The versions could not be loaded.');
      }
    };
    void begin();
  }, [load]);

  const act = async (work: Promise<Result<unknown, string>>, told: string) => {
    const result = await work;
    setSaid(result.ok ? told : result.error);
    await load();
  };
  const restore = async (service: Designs, design: Design) => {
    const result = await service.restoreVersion(design);
    if (result.ok) onClose();
    else setSaid(result.error);
  };
  const versions = loaded?.versions ?? [];
  const version = versions.find(({ key }) => key === chosen) ?? versions[0];
  const design = version && loaded ? loaded.service.readKept(version.design) : null;

  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="lg"
      title="Versions"
      description="Kept in this browser: as the design was opened, every ten minutes of editing, and whenever you name one. Those with a name stay."
    >
      {isCurrent ? (
        <form
          className="designs__name"
          onSubmit={(event) => {
            event.preventDefault();
            const given = name.trim();
            setName('');
            const keep = async () => (await designs()).keepVersion(given);
            void act(keep(), `“${given}” is kept.`);
          }}
        >
          <TextInput
            value={name}
            onChange={setName}
            placeholder="A name for it as it is now, such as “Before the review”"
            label="Name of a new version"
            autoFocusInDialog
          />
          <Button type="submit" variant="primary" disabled={name.trim() === ''}>
            Keep this version
          </Button>
        </form>
      ) : null}
      <output className="designs__done">{said}</output>
      {loaded && version ? (
        <div className="designs__versions">
          <ul className="designs__version-list" aria-label="Versions, the newest first">
            {versions.map((each) => (
              <li key={each.key}>
                <button
                  type="button"
                  className="designs__version"
                  aria-pressed={each === version}
                  onClick={() => setChosen(each.key)}
                >
                  <span className="designs__title">{each.name ?? each.why}</span>
                  <span className="designs__facts">
                    {showTime(each.at)} · {plural(each.nodeCount, 'node')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <VersionView
            key={version.key}
            version={version}
            design={design}
            isCurrent={isCurrent}
            onRestore={(restored) => void restore(loaded.service, restored)}
            onOpen={(opened) => {
              put(ok(opened), 'Open a version');
              onClose();
            }}
            onCompare={(earlier) => {
              onClose();
              const title = version.name ?? `${version.why}, ${showTime(version.at)}`;
              compared.set({ design: earlier, title });
            }}
            onName={(given) =>
              void act(
                loaded.service.nameVersion(version.key, given),
                given === null ? 'The name is gone.' : `It is called “${given}”.`,
              )
            }
            onRemove={() =>
              void act(loaded.service.removeVersion(version.key), 'The version is gone.')
            }
          />
        </div>
      ) : loaded ? (
        <EmptyState icon={<History size={20} />} title="No version yet">
          One is kept every ten minutes while the design is edited, and whenever you name one.
        </EmptyState>
      ) : said === null ? (
        <output className="designs__loading">
          <LoaderCircle size={16} aria-hidden /> Reading the versions…
        </output>
      ) : null}
    </Dialog>
  );
}

interface VersionViewProps {
  readonly version: Version;
  readonly design: Design | null;
  readonly isCurrent: boolean;
  readonly onRestore: (design: Design) => void;
  readonly onOpen: (design: Design) => void;
  readonly onCompare: (design: Design) => void;
  readonly onName: (name: string | null) => void;
  readonly onRemove: () => void;
}

function VersionView(props: VersionViewProps) {
  const { version, design, isCurrent, onRestore, onOpen, onCompare, onName, onRemove } = props;
  const [isNaming, setNaming] = useState(false);
  const [name, setName] = useState(version.name ?? '');
  return (
    <div className="designs__version-view">
      <div className="designs__picture">
        {design && version.nodeCount > 0 ? (
          <Thumbnail design={design} />
        ) : (
          <span className="designs__no-picture">
            {design ? 'Nothing drawn' : 'This Lintel cannot open it.'}
          </span>
        )}
      </div>
      {isNaming ? (
        <form
          className="designs__name"
          onSubmit={(event) => {
            event.preventDefault();
            setNaming(false);
            onName(name.trim() === '' ? null : name.trim());
          }}
        >
          <TextInput value={name} onChange={setName} label="Name of the version" />
          <Button type="submit">Save the name</Button>
        </form>
      ) : null}
      <div className="designs__version-actions">
        {design && isCurrent ? (
          <Button variant="primary" onClick={() => onRestore(design)}>
            Restore
          </Button>
        ) : null}
        {design && isCurrent ? <Button onClick={() => onCompare(design)}>Compare</Button> : null}
        {design ? <Button onClick={() => onOpen(design)}>Open as a new design</Button> : null}
        {isNaming ? null : (
          <Button variant="ghost" onClick={() => setNaming(true)}>
            {version.name === null ? 'Name it…' : 'Rename…'}
          </Button>
        )}
        <Button variant="ghost" onClick={onRemove}>
          Remove
        </Button>
      </div>
    </div>
  );
}

import { CircleX, Download, Library, LoaderCircle, SearchX } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { ok, type Result } from '../../kit/result';
import { plural } from '../../kit/words';
import { compared } from '../compare/compared';
import { Button, EmptyState, TextInput } from '../primitives';
import { search } from '../palette/search';
import { useOpenDesign } from '../share/use-open-design';
import type { DeletedDesign, KeptDesign } from '../../editor/persistence/library';
import type { Designs } from '../shell/shell-services';
import { useShellServices } from '../shell/shell-services';
import { useEditorState } from '../use-editor';
import { DeletedDesigns } from './DeletedDesigns';
import { DesignCard } from './DesignCard';
import './designs.css';

interface Listed {
  readonly service: Designs;
  readonly designs: readonly KeptDesign[];
  /** The ids of all that were listed, in the order of their places: what is deleted and brought back has its own again. */
  readonly places: readonly string[];
  readonly deleted: readonly DeletedDesign[];
}

/** What was done, in words, and how it is undone. */
interface Done {
  readonly text: string;
  readonly isProblem?: boolean;
  readonly undo?: () => void;
}

/**
 * In the order in which they stand, with what is new before them: no card goes from under the pointer when it is renamed, and none is
 * taken from the page while its menu is open, which would close that.
 */
function inPlace(
  known: readonly string[],
  now: readonly KeptDesign[],
): Pick<Listed, 'designs' | 'places'> {
  const added = now.map(({ id }) => id).filter((id) => !known.includes(id));
  const places = [...added, ...known];
  const byId = new Map(now.map((one) => [one.id, one]));
  return { places, designs: places.flatMap((id) => byId.get(id) ?? []) };
}

function useListed(): { listed: Listed | null; problem: string | null; refresh: () => void } {
  const { designs } = useShellServices();
  const [listed, setListed] = useState<Listed | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [asked, ask] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const service = await designs();
      const list = await service.list();
      if (!isCurrent) return;
      if (list.ok) {
        const { designs: kept, deleted } = list.value;
        setListed((last) => ({ service, ...inPlace(last?.places ?? [], kept), deleted }));
      }
      setProblem(list.ok ? null : list.error);
    };
    load().catch(() => setProblem('Your designs could not be loaded. Reload the page.'));
    return () => {
      isCurrent = false;
    };
  }, [designs, asked]);
  return { listed, problem, refresh: () => ask((count) => count + 1) };
}

/** All designs of this browser: to open, rename, duplicate, save, delete, and to take along in one file. */
export function DesignLibrary({ onDone }: { onDone: () => void }) {
  const { listed, problem, refresh } = useListed();
  const [query, setQuery] = useState('');
  const [done, setDone] = useState<Done | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const open = useOpenDesign();
  const current = useEditorState(({ id }) => id);
  const id = useId();
  const undo = useRef<HTMLButtonElement>(null);
  // What had the focus went with the card.
  useEffect(() => {
    if (document.activeElement === document.body) undo.current?.focus();
  }, [done, listed]);
  const found = useMemo(() => {
    const entries = (listed?.designs ?? []).map((kept) => ({
      kept,
      title: kept.title,
      summary: '',
      keywords: [],
    }));
    return (query.trim() === '' ? entries : search(entries, query)).map(({ kept }) => kept);
  }, [listed, query]);

  if (problem)
    return (
      <EmptyState
        icon={<CircleX size={20} />}
        title="Your designs could not be read"
        actions={<Button onClick={refresh}>Try again</Button>}
      >
        {problem}
      </EmptyState>
    );
  if (!listed)
    return (
      <output className="designs__loading">
        <LoaderCircle size={16} aria-hidden /> Reading your designs…
      </output>
    );
  const { service } = listed;

  /** Does it, says it, and shows the list as it is then. */
  const act = async (work: Promise<Result<unknown, string>>, told: Done | null) => {
    const result = await work;
    setDone(result.ok ? told : { text: result.error, isProblem: true });
    refresh();
  };
  const openKept = async (kept: KeptDesign) => {
    if (kept.id === current) return onDone();
    const read = await service.read(kept.id);
    if (!read.ok) return setDone({ text: read.error, isProblem: true });
    open(ok(read.value), `Open “${kept.title}”`, kept.id);
    onDone();
  };
  const compareKept = async ({ id: other, title }: KeptDesign) => {
    const read = await service.read(other);
    if (!read.ok) return setDone({ text: read.error, isProblem: true });
    onDone();
    compared.set({ design: read.value, title });
  };
  const remove = ({ id: removed, title }: KeptDesign) =>
    act(service.remove(removed), {
      text: `“${title}” was deleted.`,
      undo: () => void act(service.restore(removed), { text: `“${title}” is back.` }),
    });

  return (
    <section className="designs" aria-labelledby={`${id}-heading`}>
      <div className="designs__bar">
        <h3 id={`${id}-heading`} className="designs__heading">
          Your designs <span className="designs__count">{listed.designs.length}</span>
        </h3>
        <TextInput
          value={query}
          placeholder="Search by title"
          label="Search your designs"
          onChange={setQuery}
        />
        <Button
          icon={<Download size={15} />}
          disabled={listed.designs.length === 0}
          onClick={() =>
            void service
              .downloadAll()
              .then((came) =>
                setDone(came.ok ? { text: came.value } : { text: came.error, isProblem: true }),
              )
          }
        >
          Save all as one file
        </Button>
      </div>
      <output className="designs__done" data-problem={done?.isProblem}>
        {done ? (
          <>
            <span>{done.text}</span>
            {done.undo ? (
              <Button ref={undo} size="sm" onClick={done.undo}>
                Undo
              </Button>
            ) : null}
          </>
        ) : null}
      </output>
      {listed.designs.length === 0 ? (
        <EmptyState icon={<Library size={20} />} title="None yet">
          Every design that you edit or open is kept here, in this browser, without your asking.
        </EmptyState>
      ) : found.length === 0 ? (
        <EmptyState
          icon={<SearchX size={20} />}
          title={`Nothing is called “${query.trim()}”`}
          actions={
            <Button size="sm" onClick={() => setQuery('')}>
              Show all {plural(listed.designs.length, 'design')}
            </Button>
          }
        />
      ) : (
        <ul className="designs__grid">
          {found.map((kept) => (
            <DesignCard
              key={kept.id}
              kept={kept}
              isCurrent={kept.id === current}
              service={service}
              isRenaming={renaming === kept.id}
              onOpen={() => void openKept(kept)}
              onRename={() => setRenaming(kept.id)}
              onRenamed={(title) => {
                setRenaming(null);
                if (title !== null && title !== kept.title)
                  void act(service.rename(kept.id, title), { text: `Renamed to “${title}”.` });
              }}
              onDuplicate={() =>
                void act(service.duplicate(kept.id), { text: `“${kept.title}” was duplicated.` })
              }
              onCompare={() => void compareKept(kept)}
              onRemove={() => void remove(kept)}
            />
          ))}
        </ul>
      )}
      <DeletedDesigns
        deleted={listed.deleted}
        onRestore={({ id: restored, title }) =>
          void act(service.restore(restored), { text: `“${title}” is back.` })
        }
        onErase={({ id: erased, title }) =>
          void act(service.erase(erased), { text: `“${title}” is gone for good.` })
        }
      />
    </section>
  );
}

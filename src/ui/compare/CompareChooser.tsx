import { useEffect, useState, type FormEvent } from 'react';
import type { KeptDesign, Version } from '../../editor/persistence/library';
import { plural } from '../../kit/words';
import { showTime } from '../designs/show-time';
import { Button, TextInput } from '../primitives';
import { useShellServices, type Designs } from '../shell/shell-services';
import { ChooseFile } from '../share/ChooseFile';
import { useEditorState } from '../use-editor';
import { compared } from './compared';

interface Offered {
  readonly service: Designs;
  readonly designs: readonly KeptDesign[];
  readonly versions: readonly Version[];
}

/** A link, a file, a version of this design, or another one of this browser. */
export function CompareChooser() {
  const { designs, readFile, readLink } = useShellServices();
  const current = useEditorState(({ id }) => id);
  const [offered, setOffered] = useState<Offered | null>(null);
  const [link, setLink] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const service = await designs();
      const [list, versions] = await Promise.all([service.list(), service.versions(current)]);
      if (!isCurrent) return;
      setOffered({
        service,
        designs: list.ok ? list.value.designs.filter(({ id }) => id !== current) : [],
        versions: versions.ok ? versions.value : [],
      });
    };
    load().catch(() => setProblem('Your designs could not be loaded.'));
    return () => {
      isCurrent = false;
    };
  }, [designs, current]);

  const openLink = async () => {
    const read = await readLink(link);
    if (read.ok) compared.set({ design: read.value.design, title: 'The linked design' });
    else setProblem(read.error);
  };
  const openFile = async (file: File) => {
    const read = await readFile(file);
    if (!read.ok) setProblem(read.error);
    else if ('design' in read.value) compared.set({ design: read.value.design, title: file.name });
    else setProblem(read.value.added);
  };
  const take = (stored: unknown, title: string) => {
    const design = offered?.service.readKept(stored);
    if (design) compared.set({ design, title });
    else setProblem('This Lintel cannot open it.');
  };
  const onLink = (event: FormEvent) => {
    event.preventDefault();
    void openLink();
  };
  return (
    <div className="compare-chooser">
      <form className="compare-chooser__link" onSubmit={onLink}>
        <TextInput
          value={link}
          mono
          label="Link to compare with"
          placeholder="Paste a link"
          invalid={problem !== null}
          onChange={(text) => {
            setLink(text);
            setProblem(null);
          }}
          autoFocusInDialog
        />
        <Button type="submit" variant="primary" disabled={link.trim() === ''}>
          Compare
        </Button>
        <ChooseFile onFile={(file) => void openFile(file)} />
      </form>
      {problem ? (
        <p role="alert" className="compare__problem">
          {problem}
        </p>
      ) : null}
      <Offers
        heading="Versions of this design"
        none="None is kept yet."
        offers={(offered?.versions ?? []).map(({ key, name, why, at, nodeCount, design }) => ({
          key,
          title: name ?? why,
          facts: `${showTime(at)} · ${plural(nodeCount, 'node')}`,
          onTake: () => take(design, name ?? `${why}, ${showTime(at)}`),
        }))}
      />
      <Offers
        heading="Your other designs"
        none="There is no other."
        offers={(offered?.designs ?? []).map(({ id, title, savedAt, nodeCount, design }) => ({
          key: id,
          title,
          facts: `${showTime(savedAt)} · ${plural(nodeCount, 'node')}`,
          onTake: () => take(design, title),
        }))}
      />
    </div>
  );
}

interface Offer {
  readonly key: string;
  readonly title: string;
  readonly facts: string;
  readonly onTake: () => void;
}

function Offers(props: {
  readonly heading: string;
  readonly none: string;
  readonly offers: readonly Offer[];
}) {
  return (
    <section>
      <h3 className="compare__heading">{props.heading}</h3>
      {props.offers.length === 0 ? <p className="compare__none">{props.none}</p> : null}
      <ul className="compare__list">
        {props.offers.map(({ key, title, facts, onTake }) => (
          <li key={key}>
            <button type="button" className="compare__item" onClick={onTake}>
              <span>{title}</span>
              <span className="compare__count">{facts}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

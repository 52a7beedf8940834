import { ArrowLeftRight, ChevronDown, ChevronUp, Link2 } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { compare, type Difference } from '../../compare';
import { plural } from '../../kit/words';
import { useValue } from '../canvas/value-store';
import { copyText } from '../code/copy-text';
import { Button, Dialog, IconButton, Tabs } from '../primitives';
import { useShellServices } from '../shell/shell-services';
import { useEditor, useEditorState } from '../use-editor';
import { compared } from './compared';
import { CompareChooser } from './CompareChooser';
import { CompareCode } from './CompareCode';
import { CompareFindings, findingsOf } from './CompareFindings';
import { ComparePicture } from './ComparePicture';
import { DifferenceList } from './DifferenceList';
import './compare.css';

type Tab = 'design' | 'findings' | 'code';

/** Two designs laid over each other: what became of one, step by step, in findings and in code. */
export default function CompareDialog({ onClose }: { onClose: () => void }) {
  const asked = useValue(compared, (value) => value);
  const editor = useEditor();
  const mine = useEditorState(({ design }) => design);
  const model = useEditorState((state) => state.model);
  const [isSwapped, setSwapped] = useState(false);
  const [tab, setTab] = useState<Tab>('design');
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const { comparisonLinkOf } = useShellServices();
  const other = asked?.design ?? null;
  const pair = useMemo(() => {
    if (!other) return null;
    const [before, after] = isSwapped ? [mine, other] : [other, mine];
    const comparison = compare(before, after);
    const [was, is] = [model.with(comparison.before), model.with(comparison.after)];
    const found = { before: editor.inspectOther(was), after: editor.inspectOther(is) };
    return { comparison, before: was, after: is, found, findings: findingsOf(found) };
  }, [other, mine, isSwapped, model, editor]);

  if (!pair) {
    return (
      <Dialog
        open
        onClose={onClose}
        size="lg"
        title="Compare"
        description="With what is the design on the canvas compared? Nothing of either is changed."
      >
        <CompareChooser />
      </Dialog>
    );
  }
  const { comparison } = pair;
  const { differences } = comparison;
  const names = [asked?.title || 'The other design', 'On the canvas'];
  const [from, to] = isSwapped ? names.toReversed() : names;
  const at = differences.findIndex((each) => keyOf(each) === chosen);
  const step = (by: number) => {
    const next =
      differences[(Math.max(at, by > 0 ? -1 : 0) + by + differences.length) % differences.length];
    if (!next) return;
    setTab('design');
    setChosen(keyOf(next));
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    if (event.key === 'n' || event.key === 'j') step(1);
    if (event.key === 'p' || event.key === 'k') step(-1);
  };
  const copyLink = async () => {
    const link = await comparisonLinkOf(comparison.before, comparison.after);
    if (!link.ok) return setSaid(link.error);
    setSaid(
      (await copyText(link.value))
        ? `Copied: a link to this comparison, ${link.value.length.toLocaleString('en')} characters.`
        : 'The browser does not let Lintel copy.',
    );
  };
  const tabs = [
    { id: 'design', title: 'Design', badge: <Count of={differences.length} /> },
    { id: 'findings', title: 'Findings', badge: <Count of={pair.findings.length} /> },
    { id: 'code', title: 'Code' },
  ] as const;
  return (
    <Dialog open onClose={onClose} size="full" title="Compare">
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys for the whole dialog */}
      <div className="compare" onKeyDown={onKey}>
        <div className="compare__bar">
          <p className="compare__names">
            <strong>{from}</strong> <span aria-hidden>→</span>
            <span className="sr-only"> became </span> <strong>{to}</strong>
          </p>
          <IconButton
            label="Swap the two"
            icon={<ArrowLeftRight size={15} />}
            onClick={() => setSwapped(!isSwapped)}
          />
          <Button icon={<Link2 size={15} />} onClick={() => void copyLink()}>
            Copy link
          </Button>
          <output className="compare__said">{said}</output>
          <span className="compare__steps">
            <span>
              {differences.length === 0
                ? 'No difference'
                : at < 0
                  ? plural(differences.length, 'difference')
                  : `${at + 1} of ${differences.length}`}
            </span>
            <IconButton
              label="Previous difference"
              keys="P"
              icon={<ChevronUp size={16} />}
              disabled={differences.length === 0}
              onClick={() => step(-1)}
            />
            <IconButton
              label="Next difference"
              keys="N"
              icon={<ChevronDown size={16} />}
              disabled={differences.length === 0}
              onClick={() => step(1)}
              data-autofocus
            />
          </span>
        </div>
        <div className="compare__columns">
          <ComparePicture
            comparison={comparison}
            union={model.with(comparison.union)}
            chosen={differences[at] ?? null}
            onChoose={(difference) => {
              setTab('design');
              setChosen(keyOf(difference));
            }}
          />
          <div className="compare__side">
            <Tabs label="What is compared" tabs={tabs} current={tab} onChange={setTab}>
              <div className="compare__panel">
                {tab === 'design' ? (
                  <DifferenceList
                    comparison={comparison}
                    catalog={editor.catalog}
                    chosen={chosen}
                    onChoose={(difference) => setChosen(keyOf(difference))}
                  />
                ) : tab === 'findings' ? (
                  <CompareFindings findings={pair.findings} />
                ) : (
                  <CompareCode before={pair.before} after={pair.after} found={pair.found} />
                )}
              </div>
            </Tabs>
          </div>
        </div>
      </div>
    </Dialog>
  );
}

const Count = ({ of }: { of: number }) => <span className="compare__badge">{of}</span>;

const keyOf = ({ of, id }: Difference): string => `${of}/${id}`;

import { useMemo, useState } from 'react';
import { apply, type Patch } from '../../design';
import { plural } from '../../kit/words';
import { MoreButton } from '../primitives';
import { useEditorState } from '../use-editor';
import { exportDesign } from './exported';
import { excerptsOf, type Excerpt } from './planned-code';
import { useExporter } from './use-exporter';
import { useTarget } from './use-target';
import './planned-code.css';

/** Lines that are shown at once. */
const FIRST_LINES = 24;
/** More than anybody reads before a click; the rest is counted. */
const MOST_LINES = 400;

/** What an edit would do to the code, line by line. */
export function PlannedCode({ patch }: { readonly patch: Patch }) {
  const target = useTarget();
  const { exporter, problem } = useExporter(target, true);
  const model = useEditorState((state) => state.model);
  const found = useEditorState((state) => state.inspection);
  const excerpts = useMemo(() => {
    if (!exporter) return null;
    const before = exportDesign(exporter, model, found);
    // With the same findings: the list of open errors at its head is no change of the code.
    const after = exportDesign(exporter, model.with(apply(model.design, patch)), found);
    return before.ok && after.ok ? excerptsOf(before.files, after.files) : null;
  }, [exporter, model, found, patch]);
  if (!target || problem !== null) return null;
  if (!excerpts) return <p className="planned-code__none">The code is being written…</p>;
  if (excerpts.length === 0) {
    return <p className="planned-code__none">The {target.title} code stays as it is.</p>;
  }
  const files = new Set(excerpts.map(({ path }) => path)).size;
  return (
    <details className="planned-code">
      <summary>
        {target.title} code: {plural(excerpts.length, 'change')} in {plural(files, 'file')}
      </summary>
      <Excerpts excerpts={excerpts} />
    </details>
  );
}

interface ExcerptsProps {
  readonly excerpts: readonly Excerpt[];
  /** Lines that are shown before somebody asks for more. */
  readonly first?: number;
}

export function Excerpts({ excerpts, first = FIRST_LINES }: ExcerptsProps) {
  const [isWhole, setWhole] = useState(false);
  const shown: Excerpt[] = [];
  let left = isWhole ? MOST_LINES : first;
  for (const excerpt of excerpts) {
    if (left <= 0) break;
    shown.push({ ...excerpt, lines: excerpt.lines.slice(0, left) });
    left -= excerpt.lines.length;
  }
  const total = excerpts.reduce((sum, { lines }) => sum + lines.length, 0);
  return (
    <section className="planned-code__lines" aria-label="Changes of the code">
      {shown.map(({ path, at, lines }) => (
        <div key={`${path}:${at}`}>
          <p className="planned-code__path">
            {path}:{at}
          </p>
          <pre>
            {lines.map(({ sign, text }, index) => (
              // Lines have no identity but their place.
              // oxlint-disable-next-line react/no-array-index-key
              <span key={index} data-sign={sign}>
                <i>{sign} </i>
                {text}
                {'\n'}
              </span>
            ))}
          </pre>
        </div>
      ))}
      {isWhole && total > MOST_LINES ? (
        <p className="planned-code__rest">And {plural(total - MOST_LINES, 'more line')}.</p>
      ) : null}
      {total > first ? (
        <MoreButton
          isWhole={isWhole}
          more={plural(total - first, 'more line')}
          onClick={() => setWhole(!isWhole)}
        />
      ) : null}
    </section>
  );
}

import { useMemo } from 'react';
import { plural } from '../../kit/words';
import type { Model } from '../../spec/model';
import type { Inspection } from '../../validation';
import { exportDesign } from '../code/exported';
import { Excerpts } from '../code/PlannedCode';
import { excerptsOf } from '../code/planned-code';
import { TargetSwitch } from '../code/TargetSwitch';
import { useExporter } from '../code/use-exporter';
import { useTarget } from '../code/use-target';

/** Here the code has a column to itself. */
const FIRST_LINES = 300;

interface CompareCodeProps {
  readonly before: Model;
  readonly after: Model;
  readonly found: { readonly before: Inspection; readonly after: Inspection };
}

/** The code of both, where it differs. */
export function CompareCode({ before, after, found }: CompareCodeProps) {
  const target = useTarget();
  const { exporter, problem } = useExporter(target, true);
  const excerpts = useMemo(() => {
    if (!exporter) return null;
    const was = exportDesign(exporter, before, found.before);
    const is = exportDesign(exporter, after, found.after);
    return was.ok && is.ok ? excerptsOf(was.files, is.files) : [];
  }, [exporter, before, after, found]);
  return (
    <>
      <div className="compare__target">
        <TargetSwitch />
        <span className="compare__count">
          {excerpts
            ? `${plural(excerpts.length, 'change')} in ${plural(new Set(excerpts.map(({ path }) => path)).size, 'file')}`
            : problem
              ? 'It could not be loaded.'
              : 'The code is being written…'}
        </span>
      </div>
      {excerpts && excerpts.length > 0 ? (
        <Excerpts excerpts={excerpts} first={FIRST_LINES} />
      ) : null}
      {excerpts?.length === 0 ? (
        <p className="compare__none">The {target?.title} code is the same.</p>
      ) : null}
    </>
  );
}

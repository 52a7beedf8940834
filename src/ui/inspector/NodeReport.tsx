import { ChevronRight } from 'lucide-react';
import { Fragment, use, useEffect, useId, useState } from 'react';
import type { ModelNode } from '../../spec/model';
import type { ReportOf, ReportRow, ReportSection } from '../../spec/report';
import { Section } from '../primitives';
import { useEditorState } from '../use-editor';
import { ReportsContext } from './reports-context';
import './NodeReport.css';

/** What follows for a node from the whole design: numbers beside what was promised, each with its working behind it. */
export function NodeReport({ node }: { readonly node: ModelNode }) {
  const load = use(ReportsContext);
  const model = useEditorState((state) => state.model);
  const today = useEditorState((state) => state.inspection.context.today);
  const [reportOf, setReportOf] = useState<ReportOf | null>(null);
  useEffect(() => {
    let isShown = true;
    const show = async () => {
      const loaded = await load?.();
      if (isShown && loaded) setReportOf(() => loaded);
    };
    // Without it the fields are there all the same.
    show().catch(() => undefined);
    return () => {
      isShown = false;
    };
  }, [load]);
  const report = reportOf?.(node, model, today) ?? null;
  if (report === null) return null;
  return (
    <Section title={report.title}>
      {report.sections.map((section) => (
        <Table key={section.title} section={section} />
      ))}
    </Section>
  );
}

function Table({ section: { title, note, head, rows } }: { readonly section: ReportSection }) {
  return (
    <table className="report">
      <caption>
        {title}
        {note === undefined ? null : <span className="report__note">{note}</span>}
      </caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.cells[0]} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row: { cells, working, isMissed } }: { readonly row: ReportRow }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const [name, ...values] = cells;
  return (
    <Fragment>
      <tr className={isMissed ? 'report__missed' : undefined}>
        <th scope="row">
          <button
            type="button"
            className="report__toggle"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronRight size={12} aria-hidden />
            {name}
          </button>
        </th>
        {values.map((value, index) => (
          <td key={`${String(index)} ${value}`}>{value}</td>
        ))}
      </tr>
      <tr id={id} hidden={!isOpen}>
        <td colSpan={cells.length}>
          <ul className="report__working">
            {working.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </td>
      </tr>
    </Fragment>
  );
}

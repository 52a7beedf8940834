import { plural } from '../../kit/words';
import { SeverityMark, ShortList } from '../primitives';
import { useEditor } from '../use-editor';
import type { LeftOutNode } from './exporters-context';

interface ExportLeftOutProps {
  readonly nodes: readonly LeftOutNode[];
  readonly onLeave: () => void;
}

/** What is drawn and will not be in the file. */
export function ExportLeftOut({ nodes, onLeave }: ExportLeftOutProps) {
  const editor = useEditor();
  if (nodes.length === 0) return null;
  const go = (node: string) => {
    onLeave();
    editor.select([node], []);
  };
  return (
    <section className="export__errors export__errors--left-out" aria-labelledby="export-left-out">
      <h3 id="export-left-out" className="export__heading">
        {plural(nodes.length, 'node')} {nodes.length === 1 ? 'is' : 'are'} left out
      </h3>
      <p className="export__hint">
        They are drawn, but the code does not make them. The README names them too.
      </p>
      <ShortList className="export__findings" noun="node" items={nodes}>
        {({ node, name, why }) => (
          <li key={node}>
            <button type="button" className="export__finding" onClick={() => go(node)}>
              <SeverityMark severity="warning" size={14} />
              <span>
                {name}: {why}
              </span>
            </button>
          </li>
        )}
      </ShortList>
    </section>
  );
}

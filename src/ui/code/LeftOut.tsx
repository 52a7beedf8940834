import { ChevronRight } from 'lucide-react';
import { plural } from '../../kit/words';
import { SeverityMark } from '../primitives';
import { useEditor } from '../use-editor';
import type { LeftOutNode } from './exporters-context';

/** One line above the code while something drawn is not in it; it leads to those nodes. */
export function LeftOut({ nodes }: { readonly nodes: readonly LeftOutNode[] }) {
  const editor = useEditor();
  const [first] = nodes;
  if (!first) return null;
  const show = () =>
    editor.select(
      nodes.map(({ node }) => node),
      [],
    );
  return (
    <button
      type="button"
      className="code-errors code-errors--left-out"
      title={nodes.map(({ name, why }) => `${name}: ${why}`).join('\n')}
      onClick={show}
    >
      <SeverityMark severity="warning" size={14} decorative />
      <span className="code-errors__text">
        {nodes.length === 1
          ? `Left out of the code: ${first.name}: ${first.why}`
          : `${plural(nodes.length, 'node')} left out of the code`}
      </span>
      <span className="code-errors__go">
        Select <ChevronRight size={14} aria-hidden />
      </span>
    </button>
  );
}

import { ChevronRight } from 'lucide-react';
import { plural } from '../../kit/words';
import { isCauseRefused } from '../../validation';
import { SeverityMark } from '../primitives';
import { useShellActions } from '../shell/shell-actions';
import { useEditorState } from '../use-editor';

/** One line above the code while errors are open; it leads to the checklist. */
export function OpenErrors() {
  const count = useEditorState((state) => state.shown.counts.error);
  const refused = useEditorState((state) => state.shown.reported.filter(isCauseRefused).length);
  const shell = useShellActions();
  if (count === 0) return null;
  return (
    <button type="button" className="code-errors" onClick={() => shell.showTab('checklist')}>
      <SeverityMark severity="error" size={14} decorative />
      <span className="code-errors__text">
        {refused === 0
          ? `${plural(count, 'error')}, also listed in the code`
          : `${plural(count, 'error')}, ${refused === count ? 'refused by AWS' : `${refused} refused by AWS`}`}
      </span>
      <span className="code-errors__go">
        Checklist <ChevronRight size={14} aria-hidden />
      </span>
    </button>
  );
}

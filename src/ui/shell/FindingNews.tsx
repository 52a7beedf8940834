import { useEffect, useRef, useState } from 'react';
import { listWords, plural, truncate } from '../../kit/words';
import { SEVERITIES, type Finding } from '../../validation/rule';
import { severityName } from '../primitives';
import { useEditor, useEditorState } from '../use-editor';

const LONGEST = 200;

/** "New error: app-db: one zone." or "3 new findings: 1 error and 2 warnings." */
function newsOf(found: readonly Finding[]): string {
  const [only] = found;
  if (!only) return '';
  if (found.length === 1) {
    return `New ${severityName(only.severity).toLowerCase()}: ${truncate(only.evidence, LONGEST)}`;
  }
  const kinds = SEVERITIES.flatMap((severity) => {
    const count = found.filter((finding) => finding.severity === severity).length;
    return count > 0 ? [plural(count, severityName(severity).toLowerCase())] : [];
  });
  return `${found.length} new findings: ${listWords(kinds)}.`;
}

/** Tells whoever cannot see the lists what has come into them; not what a design brings when it is opened. */
export default function FindingNews() {
  const editor = useEditor();
  const shown = useEditorState((state) => state.shown);
  const before = useRef({ shown, opened: editor.store.getState().opened });
  const [news, setNews] = useState('');
  useEffect(() => {
    const { opened } = editor.store.getState();
    const last = before.current;
    if (last.shown === shown) return;
    before.current = { shown, opened };
    const isSame = last.opened === opened && last.shown.profile === shown.profile;
    const known = new Set(last.shown.reported.map(({ id }) => id));
    const isNews = isSame && last.shown.items.length > 0;
    const found = isNews ? shown.reported.filter(({ id }) => !known.has(id)) : [];
    setNews(newsOf(found));
  }, [editor, shown]);
  return (
    // An `output` is for the result of a form.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <p className="sr-only" role="status" aria-live="polite" aria-label="New findings">
      {news}
    </p>
  );
}

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { CodeView, type CodeMarks } from './code-view';
import type { CodeFile } from './exporters-context';
import { followTheme } from './monaco-theme';
import type { LineRange } from './origins';
import './MonacoView.css';

export interface CodeTarget {
  readonly lines: readonly LineRange[];
  /** Counts up, so that the same lines can be asked for twice. */
  readonly at: number;
}

export interface MonacoViewProps {
  readonly file: CodeFile;
  readonly paths: ReadonlySet<string>;
  readonly marks: CodeMarks;
  /** Lines to bring into view. */
  readonly target: CodeTarget | null;
  readonly onPick: (offset: number) => void;
  /** Which record a character comes from, in words. */
  readonly describe: (offset: number) => string | null;
}

/** Loaded lazily, and Monaco with it. */
export default function MonacoView({ file, paths, marks, target, ...handlers }: MonacoViewProps) {
  const container = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<CodeView | null>(null);
  const onPick = useEffectEvent(handlers.onPick);
  const describe = useEffectEvent(handlers.describe);

  useEffect(() => {
    if (!container.current) return;
    const stopTheme = followTheme();
    const created = new CodeView(container.current, {
      pick: (offset) => onPick(offset),
      describe: (offset) => describe(offset),
    });
    setView(created);
    return () => {
      setView(null);
      created.dispose();
      stopTheme();
    };
  }, []);

  useEffect(() => {
    view?.show(file);
    view?.keepOnly(paths);
  }, [view, file, paths]);
  useEffect(() => view?.mark(marks), [view, file, marks]);
  useEffect(() => {
    if (target) view?.reveal(target.lines);
  }, [view, target]);

  return <div ref={container} className="code-monaco" />;
}

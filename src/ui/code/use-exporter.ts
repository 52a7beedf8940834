import { useCallback, useEffect, useState } from 'react';
import type { CodeExporter, ExportTarget } from './exporters-context';

export interface LoadingExporter {
  readonly exporter: CodeExporter | null;
  /** Why its code could not be loaded: the network went away, or a new version was deployed. */
  readonly problem: string | null;
  readonly retry: () => void;
}

/** Loads an exporter when it is first wanted. */
export function useExporter(target: ExportTarget | undefined, isWanted: boolean): LoadingExporter {
  const [exporter, setExporter] = useState<CodeExporter | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (!target || !isWanted) return;
    let isCurrent = true;
    target.load().then(
      (loaded) => isCurrent && setExporter(loaded),
      (error: unknown) => isCurrent && setProblem(messageOf(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [target, isWanted, attempt]);

  const retry = useCallback(() => {
    setProblem(null);
    setAttempt((count) => count + 1);
  }, []);
  return { exporter, problem, retry };
}

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

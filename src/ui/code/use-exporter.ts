import { useCallback, useEffect, useState } from 'react';
import type { CodeExporter, ExportTarget } from './exporters-context';

export interface LoadingExporter {
  readonly exporter: CodeExporter | null;
  /** Why its code could not be loaded: the network went away, or a new version was deployed. */
  readonly problem: string | null;
  readonly retry: () => void;
}

interface Failed {
  readonly target: ExportTarget;
  readonly problem: string;
}

interface Loaded {
  readonly target: ExportTarget;
  readonly exporter: CodeExporter;
}

/** Loads an exporter when it is first wanted. */
export function useExporter(target: ExportTarget | undefined, isWanted: boolean): LoadingExporter {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failed, setFailed] = useState<Failed | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (!target || !isWanted) return;
    let isCurrent = true;
    target.load().then(
      (exporter) => isCurrent && setLoaded({ target, exporter }),
      (error: unknown) => isCurrent && setFailed({ target, problem: messageOf(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [target, isWanted, attempt]);

  const retry = useCallback(() => {
    setFailed(null);
    setAttempt((count) => count + 1);
  }, []);
  return {
    exporter: loaded && loaded.target === target ? loaded.exporter : null,
    problem: failed && failed.target === target ? failed.problem : null,
    retry,
  };
}

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

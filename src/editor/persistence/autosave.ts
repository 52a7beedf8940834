import { toStored, type Design } from '../../design';
import type { StorageProblem } from './problem';
import type { DesignStorage, Schedule } from './storage';
import type { StoredWork } from './work';

/** An edit is stored when no other followed for this long… */
const QUIET_MILLISECONDS = 300;
/** …or this long after the first that is not: half a second, less the time that writing takes. */
const LONGEST_WAIT_MILLISECONDS = 450;
const RETRY_MILLISECONDS = 5000;

export interface AutosaveSetup {
  readonly storage: DesignStorage;
  readonly now: () => number;
  readonly schedule: Schedule;
  /** Calls back whenever the page may be about to go away; the answer ends that. */
  readonly whenHidden: (callback: () => void) => () => void;
  /** Said once for each kind of problem until a save succeeds. The design is still tried to be stored. */
  readonly onProblem: (problem: StorageProblem) => void;
  readonly onSaved: (work: StoredWork, design: Design) => void;
}

export interface Autosave {
  /** To be told of every design that the editor comes to hold, and under which name it is kept. */
  edited(id: string, design: Design): void;
  /**
   * Resolves when what was edited so far is stored, or could not be. Somebody asked, so a problem
   * that was told before is told again.
   */
  flush(): Promise<void>;
  /** Nothing is stored any more. */
  stop(): void;
}

export function createAutosave(setup: AutosaveSetup): Autosave {
  const { storage, now, schedule, onProblem, onSaved } = setup;
  /** By the names of the designs: the last edit of one that was left may still be waiting. */
  const waiting = new Map<string, Design>();
  let waitingSince = 0;
  let writing: StoredWork | null = null;
  let running: Promise<void> | null = null;
  let isAskedAgain = false;
  let problem: StorageProblem['code'] | null = null;
  let cancelTimer = () => {};
  let isStopped = false;

  function arm(milliseconds: number): void {
    cancelTimer();
    if (isStopped) return;
    cancelTimer = schedule(() => void store(), milliseconds);
  }

  const toWork = (id: string, design: Design): StoredWork => ({
    design: toStored(design),
    savedAt: now(),
    revision: storage.nextRevision(),
    id,
  });

  async function write(id: string, design: Design): Promise<void> {
    waiting.delete(id);
    writing = toWork(id, design);
    const saved = await storage.save(writing);
    if (saved.ok) {
      problem = null;
      onSaved(writing, design);
    } else {
      // A newer edit has a timer of its own.
      if (!waiting.has(id)) {
        if (waiting.size === 0) {
          waitingSince = now();
          arm(RETRY_MILLISECONDS);
        }
        waiting.set(id, design);
      }
      if (problem !== saved.error.code) onProblem(saved.error);
      problem = saved.error.code;
      isAskedAgain = false;
    }
    writing = null;
  }

  async function run(): Promise<void> {
    try {
      do {
        isAskedAgain = false;
        // What cannot be written waits again, and is not tried in the same round.
        const due = new Map(waiting);
        for (const [id, design] of due) await write(id, design);
      } while (isAskedAgain);
    } finally {
      running = null;
    }
  }

  /** One write at a time, so that an older design never lands after a newer one. */
  function store(): Promise<void> {
    cancelTimer();
    if (running !== null) isAskedAgain = true;
    // With nothing to write, `run` would end before its promise is assigned here.
    else if (waiting.size > 0) running = run();
    return running ?? Promise.resolve();
  }

  const unsubscribe = setup.whenHidden(() => {
    if (writing !== null && !waiting.has(writing.id)) storage.saveBeforeClosing(writing);
    for (const [id, design] of waiting) storage.saveBeforeClosing(toWork(id, design));
    void store();
  });

  return {
    edited(id, design) {
      if (waiting.size === 0) waitingSince = now();
      waiting.set(id, design);
      const left = waitingSince + LONGEST_WAIT_MILLISECONDS - now();
      arm(Math.max(0, Math.min(QUIET_MILLISECONDS, left)));
    },
    flush() {
      problem = null;
      return store();
    },
    stop() {
      isStopped = true;
      cancelTimer();
      unsubscribe();
    },
  };
}

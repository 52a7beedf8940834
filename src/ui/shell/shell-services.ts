import { createContext, useContext } from 'react';
import type { Design } from '../../design';
import type { Result } from '../../kit/result';

export interface SaveState {
  /** `saving`: an edit is not stored yet. `failed`: it could not be; `message` says why. */
  readonly kind: 'saved' | 'saving' | 'failed';
  readonly message?: string | undefined;
}

/** A design that the browser keeps beside the one on the canvas. */
export interface KeptDesign {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly design: Design;
}

/** What a link holds. */
export interface LinkedDesign {
  readonly design: Design;
  /** Which code stood beside it; null when the link does not say. Whatever somebody wrote there. */
  readonly target: string | null;
}

/** What the shell needs of parts that `ui/` may not import. `app/` hands it in. */
export interface ShellServices {
  readonly emptyDesign: () => Design;
  /** The whole address that opens the design elsewhere, with the code of a target beside it; or why there is none. */
  readonly linkOf: (design: Design, target: string | null) => Promise<Result<string, string>>;
  /** The design of a pasted link, or what is wrong with it in a sentence or two. */
  readonly readLink: (text: string) => Promise<Result<LinkedDesign, string>>;
  readonly readFile: (file: File) => Promise<Result<Design, string>>;
  readonly listKept: () => Promise<readonly KeptDesign[]>;
  /** Keeps a design in the browser before another takes its place. */
  readonly keepCopy: (design: Design) => void;
  /** Gives the person the design as a file. */
  readonly downloadDesign: () => void;
  readonly saving: {
    readonly subscribe: (listener: () => void) => () => void;
    readonly get: () => SaveState;
    readonly retry: () => void;
  };
}

export const ShellServicesContext = createContext<ShellServices | null>(null);

export function useShellServices(): ShellServices {
  const services = useContext(ShellServicesContext);
  if (!services) throw new Error('There are no services above this component.');
  return services;
}

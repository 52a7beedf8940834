import { createContext, useContext } from 'react';
import type { Design } from '../../design';
import type { DeletedDesign, KeptDesign, Version } from '../../editor/persistence/library';
import type { Result } from '../../kit/result';

export interface SaveState {
  /** `saving`: an edit is not stored yet. `failed`: it could not be; `message` says why. */
  readonly kind: 'saved' | 'saving' | 'failed';
  readonly message?: string | undefined;
}

type Answer<T> = Promise<Result<T, string>>;

/** The designs that this browser keeps. An error is a sentence. */
export interface Designs {
  readonly list: () => Answer<{
    readonly designs: readonly KeptDesign[];
    readonly deleted: readonly DeletedDesign[];
  }>;
  readonly read: (id: string) => Answer<Design>;
  /** The name of one that is the same, the one on the canvas before all others; undefined when none is known. */
  readonly find: (design: Design) => Promise<string | undefined>;
  /** What is stored, if it is a design that can be opened. */
  readonly readKept: (stored: unknown) => Design | null;
  readonly rename: (id: string, title: string) => Answer<void>;
  readonly duplicate: (id: string) => Answer<string>;
  readonly remove: (id: string) => Answer<void>;
  readonly restore: (id: string) => Answer<void>;
  /** For good. */
  readonly erase: (id: string) => Answer<void>;
  readonly download: (id: string) => Answer<Design>;
  /** All of them and their versions as one file; answers what is in it. An error where something is not. */
  readonly downloadAll: () => Answer<string>;
  /** Adds the designs of such a file; answers what came of it. */
  readonly addAll: (name: string, bytes: Uint8Array) => Answer<string>;
  readonly versions: (id: string) => Answer<readonly Version[]>;
  /** Of the design on the canvas, as it is now. */
  readonly keepVersion: (name: string) => Answer<void>;
  readonly nameVersion: (key: string, name: string | null) => Answer<void>;
  readonly removeVersion: (key: string) => Answer<void>;
  readonly restoreVersion: (design: Design) => Answer<void>;
}

/** What came of a file: a design to show, or a sentence on what it has added to the designs of this browser. */
export type FileContent = ({ readonly design: Design } | { readonly added: string }) & {
  /** A sentence where other files were given with it. */
  readonly only?: string;
};

/** What a link holds. */
export interface LinkedDesign {
  readonly design: Design;
  /** Which code stood beside it; null when the link does not say. Whatever somebody wrote there. */
  readonly target: string | null;
  /** The earlier design, of a link to a comparison. */
  readonly before: Design | null;
  /** Whether it is for reading, or to be presented; null for the editor. */
  readonly view: 'read' | 'present' | null;
}

/** What the shell needs of parts that `ui/` may not import. `app/` hands it in. */
export interface ShellServices {
  readonly emptyDesign: () => Design;
  /** The whole address that opens the design elsewhere, with the code of a target beside it; or why there is none. */
  readonly linkOf: (
    design: Design,
    target: string | null,
    view?: LinkedDesign['view'],
  ) => Promise<Result<string, string>>;
  /** The address that opens the second design and shows what became of the first. */
  readonly comparisonLinkOf: (before: Design, after: Design) => Promise<Result<string, string>>;
  /** The design of a pasted link, or what is wrong with it in a sentence or two. */
  readonly readLink: (text: string) => Promise<Result<LinkedDesign, string>>;
  /** `count`: how many files a person has given, of which this is the first. */
  readonly readFile: (file: File, count?: number) => Promise<Result<FileContent, string>>;
  readonly designs: () => Promise<Designs>;
  /** A name under which this browser keeps nothing yet. */
  readonly newId: () => string;
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

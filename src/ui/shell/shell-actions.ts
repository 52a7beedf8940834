import { createContext, useContext } from 'react';

/** The tabs above the code panel. */
export type SideTab = 'inspector' | 'checklist';

/** What a panel may ask of the shell around it. */
export interface ShellActions {
  readonly openTemplates: () => void;
  /** Paste a link, choose a file, begin empty. */
  readonly openOpen: () => void;
  readonly openShare: () => void;
  readonly openExport: () => void;
  readonly openPicture: () => void;
  /** Of the design on the canvas, or of another that this browser keeps. */
  readonly openVersions: (of?: string) => void;
  readonly openHelp: () => void;
  readonly openTour: () => void;
  readonly openCommands: () => void;
  readonly showTab: (tab: SideTab) => void;
  readonly showCode: () => void;
  /** Shows the checklist and scrolls to an item. */
  readonly revealItem: (id: string) => void;
}

export const ShellActionsContext = createContext<ShellActions | null>(null);

export function useShellActions(): ShellActions {
  const actions = useContext(ShellActionsContext);
  if (!actions) throw new Error('There is no shell above this component.');
  return actions;
}

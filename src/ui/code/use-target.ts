import { useCallback } from 'react';
import { preferences, usePreference } from '../shell/preferences';
import { useExporters, type ExportTarget } from './exporters-context';

/** The target whose code is shown and exported: the one that was chosen last in this browser, else the first. */
export function useTarget(): ExportTarget | undefined {
  const { targets } = useExporters();
  const chosen = usePreference('codeTarget');
  return targets.find(({ id }) => id === chosen) ?? targets[0];
}

/** Shows a target from now on; an id that no target has, from a link perhaps, changes nothing. */
export function useShowTarget(): (id: string | null) => void {
  const { targets } = useExporters();
  return useCallback(
    (id) => {
      if (targets.some((target) => target.id === id)) preferences.set({ codeTarget: id });
    },
    [targets],
  );
}

/** What a link says of the target: nothing for the one that is shown to whoever never chose. */
export function useTargetForLink(): string | null {
  const { targets } = useExporters();
  const target = useTarget();
  return target && target !== targets[0] ? target.id : null;
}

import type { Editor } from '../../editor';
import { preferences } from '../shell/preferences';

/** Explodes each tier into its Availability Zones, or folds them back; what is selected stays so. */
export function toggleZones(editor: Editor): void {
  const areZonesShown = !preferences.get().areZonesShown;
  preferences.set({ areZonesShown });
  editor.say(
    areZonesShown
      ? 'By Availability Zone: each subnet with what stands in it.'
      : 'By tier: the Availability Zones are folded.',
  );
}

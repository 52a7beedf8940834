import { expect, test, vi } from 'vitest';
import { catalog } from '../../catalog';
import { createEditor } from '../../editor';
import { BY_ZONE } from '../../spec/geometry';
import { BY_TIER } from '../../spec/geometry/fold';
import { openingDesign } from '../../templates/opening';
import { parsePreferences } from '../shell/preferences';
import type { ShellActions } from '../shell/shell-actions';
import { commandsOf } from './command-list';

const nothing = () => undefined;
const actions = new Proxy({}, { get: () => nothing }) as ShellActions;

vi.stubGlobal('window', { matchMedia: () => ({ matches: false }) });

test('what folds the zones is named by the view, whatever is preferred', () => {
  const editor = createEditor({ catalog, id: 'd', design: openingDesign(), now: () => 0 });
  const preferences = parsePreferences(null);
  const titleOf = () =>
    commandsOf({ editor, actions, targets: [], target: undefined, preferences }).find(
      ({ keys }) => keys === 'Z',
    )!.title;
  editor.show(BY_TIER);
  expect(titleOf()).toBe('By Availability Zone');
  editor.show(BY_ZONE);
  expect(titleOf()).toBe('By tier: fold the zones');
});

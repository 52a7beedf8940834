import { describe, expect, test } from 'vitest';
import { createPreferences, LIMITS, parsePreferences, type PreferenceStorage } from './preferences';

const USUAL = parsePreferences(null);

describe('parsePreferences', () => {
  test('a first visit gets what is usual', () => {
    expect(USUAL).toEqual({
      theme: 'system',
      contrast: 'system',
      isTourOffered: true,
      areZonesShown: true,
      isPaletteOpen: true,
      paletteWidth: 232,
      isSideOpen: true,
      isMapShown: false,
      sideWidth: 400,
      sideTab: 'inspector',
      isCodeOpen: true,
      codeShare: 36,
      codeTarget: null,
    });
  });

  test.each(['', 'null', '[]', '7', '"dark"', '{', '{"theme":', 'undefined'])(
    'takes %j for nothing',
    (text) => expect(parsePreferences(text)).toEqual(USUAL),
  );

  test('one damaged value does not take the others with it', () => {
    const text = JSON.stringify({
      theme: 'purple',
      sideWidth: 512,
      isCodeOpen: 'no',
      codeTarget: 7,
    });
    expect(parsePreferences(text)).toEqual({ ...USUAL, sideWidth: 512 });
  });

  test.each([-1, 0, 1e9, null, '400'])('a width of %j is no width', (sideWidth) => {
    expect(parsePreferences(JSON.stringify({ sideWidth })).sideWidth).toBe(LIMITS.sideWidth.usual);
  });

  test('keys of a newer Lintel are left out', () => {
    expect(parsePreferences('{"theme":"dark","minimap":true}')).toEqual({
      ...USUAL,
      theme: 'dark',
    });
  });
});

describe('createPreferences', () => {
  const memory = () => {
    const stored = new Map<string, string>();
    const storage: PreferenceStorage = {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
    };
    return storage;
  };

  test('the next page finds what this one set', () => {
    const storage = memory();
    createPreferences(() => storage).set({ theme: 'dark', sideWidth: 500 });
    expect(createPreferences(() => storage).get()).toEqual({
      ...USUAL,
      theme: 'dark',
      sideWidth: 500,
    });
  });

  test('says a change once, and nothing when nothing changes', () => {
    const preferences = createPreferences(memory);
    let said = 0;
    preferences.subscribe(() => (said += 1));
    preferences.set({ isCodeOpen: false });
    preferences.set({ isCodeOpen: false });
    expect(said).toBe(1);
  });

  test('holds without storage, and with one that is full', () => {
    const forbidden = createPreferences(() => {
      throw new Error('SecurityError');
    });
    forbidden.set({ theme: 'light' });
    expect(forbidden.get().theme).toBe('light');

    const full = createPreferences(() => ({
      getItem: () => null,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    }));
    full.set({ theme: 'dark' });
    expect(full.get().theme).toBe('dark');
  });
});

describe('on a small screen', () => {
  function open(text: string | null) {
    const kept = { text };
    const storage: PreferenceStorage = {
      getItem: () => kept.text,
      setItem: (_key, value) => {
        kept.text = value;
      },
    };
    const screen = { isSmall: true };
    return {
      kept,
      screen,
      preferences: createPreferences(
        () => storage,
        () => screen.isSmall,
      ),
    };
  }

  test('panels are folded, and what is opened there is not kept for another screen', () => {
    const { kept, preferences } = open(JSON.stringify({ isPaletteOpen: false, theme: 'dark' }));
    expect(preferences.get()).toMatchObject({
      isSideOpen: false,
      isCodeOpen: false,
      theme: 'dark',
    });
    preferences.set({ isPaletteOpen: true, isCodeOpen: true, theme: 'light' });
    expect(preferences.get()).toMatchObject({ isPaletteOpen: true, isCodeOpen: true });
    expect(parsePreferences(kept.text)).toEqual({
      ...USUAL,
      isPaletteOpen: false,
      theme: 'light',
    });
  });

  test('what does not depend on the screen stays as it is on this page, whatever is stored', () => {
    const { kept, screen, preferences } = open(null);
    preferences.set({ theme: 'light', areZonesShown: true });
    kept.text = JSON.stringify({ theme: 'dark', areZonesShown: false, isSideOpen: false });
    screen.isSmall = false;
    preferences.refit();
    expect(preferences.get()).toEqual({ ...USUAL, theme: 'light' });
  });

  test('without storage all lasts as long as the page', () => {
    const screen = { isSmall: false };
    const preferences = createPreferences(
      () => {
        throw new Error('SecurityError');
      },
      () => screen.isSmall,
    );
    preferences.set({ theme: 'dark', contrast: 'more', areZonesShown: false, isCodeOpen: false });
    const wide = preferences.get();
    screen.isSmall = true;
    preferences.refit();
    expect(preferences.get()).toMatchObject({ theme: 'dark', isSideOpen: false });
    preferences.set({ isSideOpen: true });
    preferences.refit();
    expect(preferences.get().isSideOpen).toBe(true);
    screen.isSmall = false;
    preferences.refit();
    expect(preferences.get()).toEqual(wide);
  });

  test('they come back when it is no longer small, and go when it becomes so', () => {
    const { screen, preferences } = open(JSON.stringify({ isCodeOpen: false }));
    preferences.set({ sideTab: 'checklist' });
    screen.isSmall = false;
    preferences.refit();
    const wide = { isPaletteOpen: true, isSideOpen: true, isCodeOpen: false };
    expect(preferences.get()).toMatchObject({ ...wide, sideTab: 'checklist' });
    screen.isSmall = true;
    preferences.refit();
    expect(preferences.get()).toMatchObject({ isPaletteOpen: false, isSideOpen: false });
  });
});

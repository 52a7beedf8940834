import { Suspense } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';

test('a part that has come is there at once, and one that has not is waited for', async () => {
  // Of its own, because other modules load their parts when all is furnished.
  vi.resetModules();
  const { furnished, later } = await import('./after-paint');
  const part = async () => ({ default: ({ of }: { of: string }) => <b>{of}</b> });
  const Come = later(part);
  const Asked = later(part);
  const shown = (Part: typeof Come) =>
    renderToStaticMarkup(
      <Suspense fallback="Waiting">
        <Part of="here" />
      </Suspense>,
    );
  expect(shown(Asked)).toContain('Waiting');
  furnished.set(true);
  await new Promise((resolve) => setTimeout(resolve));
  // The first time that it is shown, without a moment of waiting.
  expect(shown(Come)).toBe('<b>here</b>');
});

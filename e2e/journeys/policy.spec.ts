import { guard } from '../support/guard';
import { expect, test } from '../support/test';

test.describe('The page keeps to itself', () => {
  test('the policy of the page and of the server are one, and a strict one', async ({
    lintel,
    request,
  }) => {
    const meta = lintel.page.locator('meta[http-equiv="Content-Security-Policy"]');
    const policy = await meta.getAttribute('content');
    const response = await request.get('/');
    expect(response.headers()['content-security-policy']).toBe(policy);
    const directives = new Map(
      (policy ?? '').split('; ').map((directive) => {
        const [name = '', ...values] = directive.split(' ');
        return [name, values.join(' ')];
      }),
    );
    expect(directives.get('default-src')).toBe("'self'");
    expect(directives.get('script-src')).toBe("'self'");
    expect(directives.get('connect-src')).toBe("'self'");
    expect(directives.get('object-src')).toBe("'none'");
    expect(directives.get('base-uri')).toBe("'none'");
  });
});

/** Who watches the watch: each of these must be noticed, or the journeys prove nothing. */
const OFFENCES: readonly [string, () => void, RegExp][] = [
  ['a console error', () => console.error('broken'), /^console error: broken/],
  ['a console warning', () => console.warn('odd'), /^console warning: odd/],
  [
    'an error that nobody catches',
    () =>
      void setTimeout(() => {
        throw new Error('thrown');
      }),
    /^page error: thrown/,
  ],
  [
    'a promise that nobody catches',
    () => void Promise.reject(new Error('rejected')),
    /^page error: rejected/,
  ],
  [
    'a script in the page',
    () => {
      const script = document.createElement('script');
      script.textContent = '1;';
      document.body.append(script);
    },
    /^policy: script-src-elem refused inline/,
  ],
  [
    'a request elsewhere that the policy stops',
    () => void fetch('http://localhost:1/').catch(() => undefined),
    /^policy: connect-src refused http:\/\/localhost:1/,
  ],
];

test.describe('The guard of the journeys', () => {
  for (const [name, offend, noticed] of OFFENCES) {
    test(`notices ${name}`, async ({ browser, baseURL }) => {
      const context = await browser.newContext();
      const { problems } = await guard(context, new URL(baseURL ?? '').origin);
      const page = await context.newPage();
      await page.goto(baseURL ?? '');
      expect(problems).toEqual([]);
      await page.evaluate(offend);
      await expect.poll(() => problems.join('\n')).toMatch(new RegExp(noticed, 'm'));
      await context.close();
    });
  }

  test('notices a request elsewhere that no policy stops', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ bypassCSP: true });
    const { problems } = await guard(context, new URL(baseURL ?? '').origin);
    const page = await context.newPage();
    await page.goto(baseURL ?? '');
    await page.evaluate(() => fetch('http://localhost:1/').catch(() => undefined));
    await expect
      .poll(() => problems.join('\n'))
      .toContain('request to another origin: http://localhost:1/');
    await context.close();
  });
});

import type { BrowserContext } from '@playwright/test';

/** What went wrong in a browser context, each in a line. */
export interface Guard {
  readonly problems: readonly string[];
}

const VIOLATION = 'lintelTestViolation';
/** Said by Playwright itself where a journey does without the service worker. */
const BLOCKED = 'Service Worker registration blocked by Playwright';

/**
 * Watches every page of a context: nothing may be written to the console as an error or a warning, nothing may throw, break
 * the Content-Security-Policy or leave the page's own origin.
 */
export async function guard(context: BrowserContext, origin: string): Promise<Guard> {
  const problems: string[] = [];
  await context.exposeFunction(VIOLATION, (violation: string) => problems.push(violation));
  await context.addInitScript((name) => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { violatedDirective, blockedURI, sourceFile } = event;
      const tell = (globalThis as unknown as Record<string, (text: string) => void>)[name];
      tell?.(`policy: ${violatedDirective} refused ${blockedURI} (${sourceFile})`);
    });
  }, VIOLATION);
  context.on('console', (message) => {
    if (message.text() === BLOCKED) return;
    const type = message.type();
    if (type === 'error' || type === 'warning') problems.push(`console ${type}: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(`page error: ${error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isInPage = url.protocol === 'blob:' || url.protocol === 'data:';
    if (!isInPage && url.origin !== origin) problems.push(`request to another origin: ${url.href}`);
  });
  context.on('page', (page) => {
    page.on('websocket', (socket) => problems.push(`web socket: ${socket.url()}`));
  });
  return { problems };
}

import { chromium, type Browser, type Page } from 'playwright';
import { toStored, type Design } from '../../src/design';
import { encodeLink } from '../../src/share';
import { findBrowser, LAUNCH_ARGUMENTS } from '../support/browser';
import { often } from './extent';
import { round, spread } from './numbers';

const VISITS = often(5);
const STEPS = 40;
const FRAME_MILLISECONDS = 1000 / 60;
/** Of a card on the screen, in pixels: below it nobody could take hold of it. */
const LEAST_WIDTH = 24;
/** Where Lintel says what was done. */
const TOLD = '.toast-area';
export const LEAF = '.react-flow__node:has(.leaf)';

export async function openBrowser(): Promise<Browser> {
  const { executablePath, source } = await findBrowser();
  console.error(`Browser: ${source}, ${executablePath}`);
  return chromium.launch({ executablePath, args: LAUNCH_ARGUMENTS });
}

export async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    // It fetches the whole site beside what is measured.
    serviceWorkers: 'block',
  });
  // tsx names functions by a helper, which the functions that are sent to the page then ask for.
  await context.addInitScript('globalThis.__name = (named) => named');
  return context.newPage();
}

export interface Visit {
  readonly milliseconds: number;
  /** Paths of the scripts that the page had asked for by then, in any of the visits. */
  readonly scripts: readonly string[];
}

/**
 * From the navigation to the first card on the canvas, in a profile that was never there: the median of five visits. Whoever
 * comes back, or follows a link to a design, loads the same and reads the design from elsewhere.
 */
export async function timeVisits(browser: Browser, address: string): Promise<Visit> {
  const times: number[] = [];
  const scripts = new Set<string>();
  for (let visit = 0; visit < VISITS; visit += 1) {
    const page = await newPage(browser);
    await page.addInitScript((leaf) => {
      const look = () => {
        const card = document.querySelector(leaf);
        if (card && getComputedStyle(card).visibility === 'visible') {
          document.documentElement.dataset['usableAt'] = String(performance.now());
        } else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, LEAF);
    await page.goto(address);
    await page.waitForSelector('html[data-usable-at]', { state: 'attached' });
    const seen = await page.evaluate(() => {
      const usableAt = Number(document.documentElement.dataset['usableAt']);
      const asked = performance
        .getEntriesByType('resource')
        .filter(({ name, startTime }) => name.endsWith('.js') && startTime < usableAt)
        .map(({ name }) => new URL(name).pathname.slice(1));
      return { usableAt, asked };
    });
    times.push(seen.usableAt);
    for (const script of seen.asked) scripts.add(script);
    await page.context().close();
  }
  return { milliseconds: round(spread(times).median), scripts: [...scripts] };
}

/** From the click on *Save PNG* to the file: the median of five. */
export async function timePictures(
  browser: Browser,
  address: string,
  design: Design,
): Promise<number> {
  const page = await newPage(browser);
  await page.goto(`${address}#${encodeLink(design)}`);
  await page.waitForSelector(LEAF);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Picture…' }).click();
  const save = page.getByRole('button', { name: 'Save PNG' });
  await save.waitFor();
  const times: number[] = [];
  for (let picture = 0; picture < VISITS; picture += 1) {
    const saved = page.waitForEvent('download');
    const start = performance.now();
    await save.click();
    await (await saved).path();
    times.push(performance.now() - start);
  }
  await page.context().close();
  return round(spread(times).median);
}

/**
 * From the key to the frame that shows the nodes in their places and the sentence that says so, of a design in which nothing has a
 * place: in milliseconds, the first time, soon after the page has come, and the median of all five. The page takes the time itself,
 * because whoever looks for a text from outside keeps it busy.
 */
export async function timeArranging(
  browser: Browser,
  address: string,
  design: Design,
): Promise<{ readonly firstMilliseconds: number; readonly milliseconds: number }> {
  const page = await newPage(browser);
  await page.goto(`${address}#${encodeLink({ ...design, layout: {} })}`);
  await page.waitForSelector(LEAF);
  await page.getByRole('button', { name: 'Arrange', exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator(TOLD).waitFor({ state: 'attached' });
  await page.evaluate((area) => {
    const told = document.querySelector(area)!;
    addEventListener('keydown', ({ key, timeStamp }) => {
      if (key !== 'l') return;
      const observer = new MutationObserver(() => {
        if (!told.textContent.startsWith('Arranged: ')) return;
        observer.disconnect();
        requestAnimationFrame(() =>
          setTimeout(() => told.setAttribute('data-took', `${performance.now() - timeStamp}`)),
        );
      });
      observer.observe(told, { childList: true, subtree: true });
    });
  }, TOLD);
  const times: number[] = [];
  for (let attempt = 0; attempt < VISITS; attempt += 1) {
    await page.keyboard.press('l');
    const told = page.locator('[data-took]');
    times.push(Number(await told.getAttribute('data-took')));
    await told.evaluate((element) => element.removeAttribute('data-took'));
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Dismiss' }).click();
  }
  await page.context().close();
  return { firstMilliseconds: round(times[0]!), milliseconds: round(spread(times).median) };
}

/** From the click on *Open…* to the pictures of the first designs, with so many of them kept: the median of five. */
export async function timeLibrary(
  browser: Browser,
  address: string,
  designs: readonly Design[],
): Promise<number> {
  const page = await newPage(browser);
  await page.goto(address);
  await page.waitForSelector(LEAF);
  await page.waitForLoadState('networkidle');
  await page.evaluate(
    async (text) => {
      const works = JSON.parse(text) as { id: string }[];
      const opened = indexedDB.open('lintel');
      await new Promise((resolve) => opened.addEventListener('success', resolve));
      const transaction = opened.result.transaction('work', 'readwrite');
      for (const work of works) transaction.objectStore('work').put(work, `work/${work.id}`);
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    },
    JSON.stringify(
      designs.map((design, index) => ({
        id: `kept-${index}`,
        design: toStored(design),
        savedAt: index,
        revision: 1,
      })),
    ),
  );
  const times: number[] = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    const start = performance.now();
    await page.getByRole('button', { name: 'Open…', exact: true }).click();
    await page.locator('.designs__card .thumbnail').nth(3).waitFor();
    times.push(performance.now() - start);
    await page.keyboard.press('Escape');
  }
  await page.context().close();
  return round(spread(times).median);
}

export interface DragCost {
  readonly nodes: number;
  /** Nodes that the browser moved at all: the dragged one. */
  readonly distinctNodesMoved: number;
  /** How often it moved one. Less than once where a frame took two steps. */
  readonly nodesMovedPerStep: number;
  /** Cards whose content was computed again. */
  readonly nodesRenderedPerStep: number;
  readonly containersRenderedPerStep: number;
  readonly edgesRenderedPerStep: number;
  readonly panelsRenderedPerStep: number;
  readonly scriptMillisecondsPerStep: number;
}

/** Counts changes of place from now on, among the renders that the app counts. */
const countMoves = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const counts = (window['__lintelRenders'] ??= {});
    const seen = new Set<Node>();
    const observer = new MutationObserver((records) => {
      const moved = records.filter(({ target }) =>
        (target as Element).classList.contains('react-flow__node'),
      );
      for (const { target } of moved) seen.add(target);
      counts['moved'] = (counts['moved'] ?? 0) + moved.length;
      counts['distinct'] = seen.size;
    });
    const nodes = document.querySelector('.react-flow__nodes')!;
    observer.observe(nodes, { attributes: true, attributeFilter: ['style'], subtree: true });
  });

const rendersOf = (page: Page): Promise<Readonly<Record<string, number>>> =>
  page.evaluate(() => ({ ...window['__lintelRenders'] }));

/** What one step of the mouse costs while a card is dragged. */
export async function measureDrag(
  browser: Browser,
  address: string,
  design: Design,
): Promise<DragCost> {
  const page = await newPage(browser);
  await page.goto(`${address}?bench#${encodeLink(design)}`);
  await shown(page, design);
  const from = await gripOf(page);

  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const scriptSeconds = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
  };

  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  // The start of a drag is not a step of it.
  await page.mouse.move(from.x + 24, from.y + 24, { steps: 6 });
  await settled(page);
  await countMoves(page);
  const [renders, seconds] = [await rendersOf(page), await scriptSeconds()];
  for (let step = 1; step <= STEPS; step += 1) {
    // Eight pixels each: on the grid, so that every step moves the card.
    await page.mouse.move(from.x + 24 + (step % 20) * 8, from.y + 24 + step * 2);
    await page.waitForTimeout(FRAME_MILLISECONDS);
  }
  await settled(page);
  const [rendersAfter, secondsAfter] = [await rendersOf(page), await scriptSeconds()];
  await page.mouse.up();
  await page.context().close();

  const perStep = (component: string) =>
    round(((rendersAfter[component] ?? 0) - (renders[component] ?? 0)) / STEPS);
  return {
    nodes: Object.keys(design.nodes).length,
    distinctNodesMoved: rendersAfter['distinct'] ?? 0,
    nodesMovedPerStep: perStep('moved'),
    nodesRenderedPerStep: perStep('node'),
    containersRenderedPerStep: perStep('container'),
    edgesRenderedPerStep: perStep('edge'),
    panelsRenderedPerStep: perStep('panel'),
    scriptMillisecondsPerStep: round(((secondsAfter - seconds) * 1000) / STEPS),
  };
}

/** The example is drawn first, and what reads links loads after the canvas, as the rules and the code panel do. */
export async function shown(page: Page, design: Design): Promise<void> {
  await page.waitForFunction(
    (title) => [...document.querySelectorAll('input')].some(({ value }) => value === title),
    String(design.settings['title']),
  );
  await page.waitForSelector(LEAF);
  await page.waitForLoadState('networkidle');
}

export const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );

/** The middle of a card near the middle of the screen, which is brought near enough to be taken. */
export async function gripOf(page: Page): Promise<{ x: number; y: number }> {
  for (let zoom = 0; zoom < 8; zoom += 1) {
    const card = await page.evaluate((leaf) => {
      const [x, y] = [innerWidth / 2, innerHeight / 2];
      const cards = [...document.querySelectorAll(leaf)].map((one) => {
        const box = one.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
      });
      const away = (one: { x: number; y: number }) => Math.hypot(one.x - x, one.y - y);
      return cards.toSorted((a, b) => away(a) - away(b))[0] ?? null;
    }, LEAF);
    if (!card) throw new Error('There is no card on the canvas.');
    if (card.width >= LEAST_WIDTH) return card;
    await page.mouse.move(card.x, card.y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -250);
    await page.keyboard.up('Control');
    await settled(page);
  }
  throw new Error('No card could be brought near enough to be dragged.');
}

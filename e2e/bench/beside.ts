import type { Browser, CDPSession, Page } from 'playwright';
import type { Design } from '../../src/design';
import { encodeLink } from '../../src/share';
import type { Drawing } from './bare/drawing';
import { often } from './extent';
import { round, spread } from './numbers';
import { gripOf, LEAF, newPage, settled, shown } from './page';

const STEPS = 24;
/** One after the other, so that neither page alone meets a busy moment of the machine. */
const ROUNDS = often(3);
const MOST_MILLISECONDS_TO_REST = 8000;
/** In which even 1,000 nodes fit, so that none is left out of what is copied. */
const WIDE = { width: 4200, height: 4200 };
const USUAL = { width: 1440, height: 900 };

export type Gesture = 'pan' | 'zoom' | 'drag';
const GESTURES: readonly Gesture[] = ['pan', 'zoom', 'drag'];

/** Milliseconds of a step of the gesture. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
}

export interface Cost {
  readonly script: Spread;
  /** Script, style, layout and paint: all that the main thread does. */
  readonly mainThread: Spread;
  /** From one frame to the next. */
  readonly frame: Spread;
}

export interface Beside {
  readonly nodes: number;
  /** In the drawing, in either page. */
  readonly elements: { readonly lintel: number; readonly bare: number };
  readonly gestures: Readonly<
    Record<
      Gesture,
      {
        readonly lintel: Cost;
        readonly bare: Cost;
        /** Medians of Lintel by those of the bare page. */
        readonly ratio: Readonly<Record<keyof Cost, number>>;
      }
    >
  >;
}

interface Measured {
  readonly script: number[];
  readonly mainThread: number[];
  readonly frame: number[];
}

/**
 * What panning, zooming and dragging a card cost in Lintel's page and in one that holds React Flow alone with the same elements, a
 * gesture of one after the same gesture of the other.
 */
export async function measureBeside(
  browser: Browser,
  addresses: Addresses,
  design: Design,
): Promise<Beside> {
  const { pages, close } = await openBoth(browser, addresses, design);
  const count = (page: Page) => page.locator('.react-flow__viewport *').count();
  const elements = { lintel: await count(pages.lintel.page), bare: await count(pages.bare.page) };
  const gestures = {} as Record<Gesture, Beside['gestures'][Gesture]>;
  for (const gesture of GESTURES) {
    const taken = { lintel: empty(), bare: empty() };
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      for (const which of ['lintel', 'bare'] as const) {
        await DO[gesture](pages[which], taken[which]);
      }
    }
    const [ours, theirs] = [costOf(taken.lintel), costOf(taken.bare)];
    gestures[gesture] = { lintel: ours, bare: theirs, ratio: ratioOf(ours, theirs) };
  }
  await close();
  return { nodes: Object.keys(design.nodes).length, elements, gestures };
}

interface Addresses {
  readonly lintel: string;
  readonly bare: string;
}

/** Lintel's page with the design, and the bare one with what that draws, from the same view. */
async function openBoth(browser: Browser, addresses: Addresses, design: Design) {
  const lintel = await newPage(browser);
  await lintel.setViewportSize(WIDE);
  await lintel.goto(`${addresses.lintel}#${encodeLink(design)}`);
  await shown(lintel, design);
  await rested(lintel);
  const copied = await drawingOf(lintel, design);
  await lintel.setViewportSize(USUAL);
  // The view fits the window anew, and the bare page takes it over.
  await rested(lintel);
  const drawing = { ...copied, ...(await viewOf(lintel)) };

  const bare = await newPage(browser);
  await bare.goto(addresses.bare);
  await bare.waitForFunction(() => window.drawBare !== undefined);
  await bare.evaluate((given) => window.drawBare?.(given), drawing);
  await bare.waitForSelector(LEAF);
  await rested(bare);

  return {
    pages: { lintel: await watch(lintel), bare: await watch(bare) },
    close: async () => {
      await lintel.context().close();
      await bare.context().close();
    },
  };
}

const empty = (): Measured => ({ script: [], mainThread: [], frame: [] });
const rounded = (values: readonly number[]): Spread => {
  const { median, p95 } = spread(values);
  return { median: round(median), p95: round(p95) };
};
const costOf = ({ script, mainThread, frame }: Measured): Cost => ({
  script: rounded(script),
  mainThread: rounded(mainThread),
  frame: rounded(frame),
});
const ratioOf = (ours: Cost, theirs: Cost): Record<keyof Cost, number> => ({
  script: round(ours.script.median / theirs.script.median),
  mainThread: round(ours.mainThread.median / theirs.mainThread.median),
  frame: round(ours.frame.median / theirs.frame.median),
});

interface Watched {
  readonly page: Page;
  readonly session: CDPSession;
}

async function watch(page: Page): Promise<Watched> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return { page, session };
}

/** What a page does by itself after it was opened, such as colouring code, is no part of a gesture. */
async function rested(page: Page): Promise<void> {
  const until = Date.now() + MOST_MILLISECONDS_TO_REST;
  const longest = () =>
    page.evaluate(async () => {
      const start = performance.now();
      let late = 0;
      while (performance.now() - start < 600) {
        const before = performance.now();
        await new Promise((resolve) => setTimeout(resolve, 20));
        late = Math.max(late, performance.now() - before - 20);
      }
      return late;
    });
  while (Date.now() < until) if ((await longest()) < 20) return;
}

/** Takes the time of every step, each up to the frame that shows it. */
async function steps(
  { page, session }: Watched,
  taken: Measured,
  step: (number: number) => Promise<void>,
): Promise<void> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const look = (now: number) => {
      frames.push(now - last);
      last = now;
      if (window.benchFrames === frames) requestAnimationFrame(look);
    };
    window.benchFrames = frames;
    requestAnimationFrame(look);
  });
  const used = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
    return { script: seconds('ScriptDuration'), task: seconds('TaskDuration') };
  };
  let before = await used();
  for (let number = 0; number < STEPS; number += 1) {
    await step(number);
    await settled(page);
    const after = await used();
    taken.script.push((after.script - before.script) * 1000);
    taken.mainThread.push((after.task - before.task) * 1000);
    before = after;
  }
  const shownFrames = await page.evaluate(() => {
    const all = window.benchFrames ?? [];
    delete window.benchFrames;
    return all;
  });
  // The first began before the gesture.
  taken.frame.push(...shownFrames.slice(1));
}

const MIDDLE = { x: USUAL.width / 2, y: USUAL.height / 2 };
/** There and back again, so that every round starts from the same view. */
const direction = (number: number): number => (number < STEPS / 2 ? 1 : -1);

const DO: Readonly<Record<Gesture, (watched: Watched, taken: Measured) => Promise<void>>> = {
  async pan(watched, taken) {
    await watched.page.mouse.move(MIDDLE.x, MIDDLE.y);
    await steps(watched, taken, (number) =>
      watched.page.mouse.wheel(12 * direction(number), 20 * direction(number)),
    );
  },
  async zoom(watched, taken) {
    const { mouse, keyboard } = watched.page;
    await mouse.move(MIDDLE.x, MIDDLE.y);
    await keyboard.down('Control');
    await steps(watched, taken, (number) => mouse.wheel(0, -12 * direction(number)));
    await keyboard.up('Control');
  },
  async drag(watched, taken) {
    const { page } = watched;
    const from = await gripOf(page);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    // The start of a drag is not a step of it.
    await page.mouse.move(from.x + 24, from.y + 24, { steps: 6 });
    await settled(page);
    await steps(watched, taken, (number) =>
      page.mouse.move(from.x + 24 + (number + 1) * 8, from.y + 24 + (number + 1) * 2),
    );
    await page.keyboard.press('Escape');
    await page.mouse.up();
  },
};

/** What React Flow draws in Lintel's page, to be drawn again by itself. */
async function drawingOf(page: Page, design: Design): Promise<Omit<Drawing, 'place' | 'viewport'>> {
  const ends = Object.fromEntries(
    Object.values(design.edges).map(({ id, from, to }) => [id, { from, to }]),
  );
  return page.evaluate((endsOf) => {
    type Copy = Drawing['nodes'][number]['content'][number];
    const attributesOf = (element: Element): Record<string, string> =>
      Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
    const copy = (element: Element): Copy => ({
      tag: element.tagName.toLowerCase(),
      attributes: attributesOf(element),
      children: [...element.childNodes].flatMap((child): Copy['children'] =>
        child instanceof Element ? [copy(child)] : child instanceof Text ? [child.data] : [],
      ),
    });
    const css = [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .map((rule) => rule.cssText)
      .join('\n');
    const nodes = [...document.querySelectorAll<HTMLElement>('.react-flow__node')].map((node) => {
      const { m41: x, m42: y } = new DOMMatrix(node.style.transform);
      const [, type = 'leaf'] = /react-flow__node-(\w+)/.exec(node.className) ?? [];
      return {
        id: node.dataset['id'] ?? '',
        type,
        at: { x, y },
        width: node.offsetWidth,
        height: node.offsetHeight,
        zIndex: Number(node.style.zIndex),
        isDraggable: node.style.pointerEvents !== 'none',
        content: [...node.children].map(copy),
      };
    });
    const edges = [...document.querySelectorAll<SVGGElement>('.react-flow__edge')].flatMap(
      (edge) => {
        const id = edge.dataset['id'] ?? '';
        const end = endsOf[id];
        const label = document.querySelector(`.verb-label[data-edge="${id}"]`);
        return end
          ? {
              id,
              ...end,
              className: edge.getAttribute('class') ?? '',
              zIndex: Number(edge.closest('svg')?.style.zIndex ?? 0),
              paths: [...edge.children].map(copy),
              label: label ? copy(label) : null,
            }
          : [];
      },
    );
    return {
      css,
      page: attributesOf(document.documentElement),
      canvas: attributesOf(document.querySelector('.canvas')!),
      nodes,
      edges,
      isCulled: nodes.length > 200,
    };
  }, ends);
}

const viewOf = (page: Page): Promise<Pick<Drawing, 'place' | 'viewport'>> =>
  page.evaluate(() => {
    const { x, y, width, height } = document.querySelector('.react-flow')!.getBoundingClientRect();
    const view = document.querySelector<HTMLElement>('.react-flow__viewport')!;
    const matrix = new DOMMatrix(view.style.transform);
    return {
      place: { x, y, width, height },
      viewport: { x: matrix.m41, y: matrix.m42, zoom: matrix.a },
    };
  });

declare global {
  interface Window {
    /** Times from frame to frame, while a gesture is measured. */
    benchFrames?: number[];
  }
}

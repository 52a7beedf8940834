import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Locator, Page } from '@playwright/test';
import { expect } from './expect';
import type { Lintel } from './lintel';

const require = createRequire(import.meta.url);

/** By the names that the page asks for; both are of npm, so that no picture depends on what a machine has installed. */
const FONTS = {
  Inter: require.resolve('inter-ui/variable/InterVariable.woff2'),
  'JetBrains Mono':
    require.resolve('@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2'),
} as const;
const SANS = 'Inter';
const MONO = "'JetBrains Mono', Inter";

const facesAt = (addressOf: (family: string, path: string) => string): string =>
  Object.entries(FONTS)
    .map(
      ([family, path]) =>
        `@font-face { font-family: '${family}'; font-weight: 100 900; src: url('${addressOf(family, path)}'); }`,
    )
    .join('\n');

/** Where nothing is compared. */
const GREY = '#888888';

/** Glyphs are placed by their outlines then, whatever hinting a machine is set to. */
const OUTLINES = 'text-rendering: geometricPrecision;';

/** Fonts of the page's own origin, because its policy takes no others. */
const FOLDER = '/fonts-of-the-journeys/';
const PAGE_STYLE = `
  ${facesAt((family) => FOLDER + encodeURIComponent(family))}
  :root { --font: ${SANS} !important; --font-mono: ${MONO} !important; }
  * { ${OUTLINES} }
  /* What is still busy behind a dialog would be seen at its round corners. */
  dialog::backdrop { background: ${GREY} !important; }
`;

let pictureStyle: Promise<string> | undefined;

/** A picture is a document of its own, which takes no font from the page. */
async function styleOfPictures(): Promise<string> {
  const loaded = await Promise.all(
    Object.entries(FONTS).map(
      async ([family, path]) => [family, (await readFile(path)).toString('base64')] as const,
    ),
  );
  const fonts = new Map<string, string>(loaded);
  return `<style>
    ${facesAt((family) => `data:font/woff2;base64,${fonts.get(family) ?? ''}`)}
    text { font-family: ${SANS}; ${OUTLINES} }
    [font-family*="monospace"] { font-family: ${MONO}; }
  </style>`;
}

interface Styles {
  readonly page: string;
  readonly picture: string;
}

/** Runs in the page, before the page does. */
function dress(styles: Styles): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles.page);
  document.adoptedStyleSheets.push(sheet);

  const HEAD = 'data:image/svg+xml;charset=utf-8,';
  const dressed = (value: unknown): string => {
    const text = String(value);
    if (!text.startsWith(HEAD) || !text.includes('%3Ctext')) return text;
    const svg = decodeURIComponent(text.slice(HEAD.length));
    if (svg.includes('@font-face')) return text;
    return HEAD + encodeURIComponent(svg.replace(/<svg[^>]*>/, (tag) => tag + styles.picture));
  };
  // React sets the source of an image both ways.
  // oxlint-disable-next-line typescript/unbound-method -- it is called on its element
  const { setAttribute } = Element.prototype;
  Element.prototype.setAttribute = function setDressed(name, value) {
    setAttribute.call(this, name, dressed(value));
  };
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  Object.defineProperty(HTMLImageElement.prototype, 'src', {
    ...source,
    set(this: HTMLImageElement, value: unknown) {
      source?.set?.call(this, dressed(value));
    },
  });
}

/** For what is opened from then on: the fonts that npm brought, and a clock that stands still. */
export async function steady(page: Page): Promise<void> {
  await page.clock.setFixedTime('2026-03-02T10:00:00Z');
  for (const [family, path] of Object.entries(FONTS))
    await page.route(`**${FOLDER}${encodeURIComponent(family)}`, (route) =>
      route.fulfill({ path, contentType: 'font/woff2' }),
    );
  pictureStyle ??= styleOfPictures();
  await page.addInitScript(dress, { page: PAGE_STYLE, picture: await pictureStyle });
}

interface Picture {
  /** The whole window otherwise. */
  readonly of?: Locator | undefined;
  /** What is another on each run. */
  readonly mask?: Locator[];
  /** Holds icons at another size than their own, of which two versions of Chromium make slightly different pixels. */
  readonly isScaled?: boolean;
}

/** Compares what is seen with what was seen when somebody last looked at it. */
export async function expectLook(
  { page }: Lintel,
  name: readonly string[],
  { of, mask = [], isScaled = false }: Picture = {},
): Promise<void> {
  // Nothing is under the pointer there.
  await page.mouse.move(0, 0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode()));
  });
  const more = isScaled ? { maxDiffPixels: 60 } : {};
  const options = { mask, maskColor: GREY, ...more };
  const file = [...name.slice(0, -1), `${name.at(-1)}.png`];
  await (of
    ? expect(of).toHaveScreenshot(file, options)
    : expect(page).toHaveScreenshot(file, options));
}

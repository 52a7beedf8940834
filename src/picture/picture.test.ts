import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalog } from '../catalog';
import { buildDesign } from '../catalog/builder';
import type { Design } from '../design';
import { resolve } from '../resolve';
import { example } from '../rules/example-designs';
import { decodeLink, encodeLink } from '../share';
import { BY_ZONE, LOOKS } from '../spec/geometry';
import { BY_TIER } from '../spec/geometry/fold';
import { asPrinted } from '../templates/as-printed';
import { multiRegion } from '../templates/multi-region';
import { serverless } from '../templates/serverless';
import { randomDesign } from '../testing/random-design';
import { COLOURS } from './colours';
import { linkInPng, linkInSvg, toPicture, withLink, type PictureOptions } from './index';
import { fitted, widthOf, wrapped } from './text';

const PLAIN: PictureOptions = {
  theme: 'light',
  isTransparent: false,
  withTitle: false,
  withLegend: false,
  view: BY_ZONE,
};
const iconOf = (kind: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z" data-kind="${kind}"/></svg>`;
const drawn = (design: Design, options: Partial<PictureOptions> = {}, link: string | null = null) =>
  toPicture(resolve(design, catalog), iconOf, { ...PLAIN, ...options }, link)!;

/** A pixel. */
const PNG = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  ),
  (one) => one.charCodeAt(0),
);

/** Every tag is closed by its own, and nothing else looks like one: a browser shows no part of an SVG that is not so. */
function expectWellFormed(svg: string): void {
  const open: string[] = [];
  const rest = svg.replace(
    /<(\/?)([a-zA-Z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/g,
    (_, end: string, name: string, _attributes: string, isEmpty: string) => {
      if (end) expect(open.pop()).toBe(name);
      else if (!isEmpty) open.push(name);
      return '';
    },
  );
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]/);
  expect(rest.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
}

describe('a picture', () => {
  test('shows a design zone by zone, or tier by tier and lower by that', () => {
    const [byZone, byTier] = [BY_ZONE, BY_TIER].map((view) =>
      drawn(asPrinted.build(), { view, withLegend: true }),
    );
    const { zones, subnets } = resolve(asPrinted.build(), catalog).networks[0]!;
    for (const words of [zones[0]!.name, 'Availability Zone', `>${subnets[0]!.cidr!.text}<`]) {
      expect(byZone!.svg).toContain(words);
      expect(byTier!.svg).not.toContain(words);
    }
    expect(byTier!.svg).toContain(`>${zones.length} zones</text>`);
    expect(byZone!.svg).not.toContain(`>${zones.length} zones</text>`);
    expect(byTier!.height).toBeLessThan(byZone!.height - 128);
    expect(byTier!.width).toBe(byZone!.width);
    expectWellFormed(byTier!.svg);
  });

  test('has the colours of the screen', () => {
    const css = readFileSync(new URL('../ui/tokens.css', import.meta.url), 'utf8');
    const [light = '', dark = ''] = css.split("[data-theme='dark']");
    for (const [part, colours] of [
      [light, COLOURS.light],
      [dark, COLOURS.dark],
    ] as const) {
      for (const [name, value] of Object.entries(colours))
        expect([name, part.includes(`--${name}: ${value};`)]).toEqual([name, true]);
    }
  });

  test('holds every name as text, each icon once, and the lines of all connections', () => {
    const design = multiRegion.build();
    const { svg, width, height } = drawn(design);
    expectWellFormed(svg);
    expect(svg).toContain(`width="${width}" height="${height}"`);
    for (const { label, kind } of Object.values(design.nodes)) {
      if (kind !== 'note') expect(svg).toContain(`>${label}<`);
    }
    const kinds = [...svg.matchAll(/data-kind="([^"]+)"/g)].map(([, kind]) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(svg.match(/<path d="M[^"]+" transform="translate\([^"]+\)rotate/g)).toHaveLength(
      Object.keys(design.edges).length,
    );
  });

  test('draws frames with number and title, and one of them alone where that is asked for', () => {
    const draft = buildDesign();
    const bank = draft.node('external-system', { label: 'Bank', at: { x: 0, y: 0 } });
    const queue = draft.node('external-system', { label: 'Far', at: { x: 2000, y: 0 } });
    draft.edge('uses', bank, queue);
    const only = draft.node('frame', {
      label: 'Where money goes',
      params: { width: 320, height: 160 },
      at: { x: -24, y: -24 },
    });
    const design = draft.build();
    const whole = drawn(design);
    expectWellFormed(whole.svg);
    expect(whole.svg).toContain('>Where money goes<');
    // Above it stands its title.
    expect(whole.origin.y).toBe(24 + 26 + 24);
    const alone = drawn(design, { only, withTitle: true, withLegend: true }, '#1.x');
    expectWellFormed(alone.svg);
    expect(alone).toMatchObject({ width: 320 + 48 });
    expect(alone.svg).toContain('<title>Where money goes</title>');
    expect(alone.svg).toContain('<svg x="-24" y="-24" width="320" height="160"');
    expect(linkInSvg(alone.svg)).toBe('#1.x');
    expect(drawn(design, { only: 'n999' }).svg).toBe(whole.svg);
  });

  test('says what the lines mean that are drawn, and of no others', () => {
    const legendOf = (design: Design) => {
      const { svg } = drawn(design, { withLegend: true });
      return ['Traffic', 'Data', 'Events', 'Replication', 'Failover', 'Drawn, not exported'].filter(
        (entry) => svg.includes(`>${entry}</text>`),
      );
    };
    expect(legendOf(multiRegion.build())).toEqual(['Traffic', 'Data', 'Replication', 'Failover']);
    expect(legendOf(serverless.build())).toEqual(['Traffic', 'Data', 'Events']);
    const sketch = buildDesign();
    const from = sketch.node('external-system', { label: 'Bank' });
    sketch.edge('uses', from, sketch.node('sqs-queue', { label: 'Orders' }));
    expect(legendOf(sketch.build())).toEqual(['Traffic', 'Drawn, not exported']);
  });

  test('has a line, a head and a mark of its own for each flow', () => {
    const looks = Object.values(LOOKS);
    for (const part of ['dash', 'head', 'glyph'] as const)
      expect(new Set(looks.map((look) => look[part])).size).toBe(looks.length);
    const { svg } = drawn(multiRegion.build());
    for (const flow of ['traffic', 'data', 'replication', 'failover'] as const) {
      expect(svg).toContain(`d="${LOOKS[flow].head}"`);
      if (flow !== 'traffic') expect(svg).toContain(`d="${LOOKS[flow].glyph!}"`);
      expect(svg).toContain(`stroke="${COLOURS.light[`flow-${flow}`]}"`);
      if (flow !== 'traffic') expect(svg).toContain(`stroke-dasharray="${LOOKS[flow].dash!}"`);
    }
    expect(svg).not.toContain(`d="${LOOKS.events.head}"`);
  });

  test('has a background, a title and a legend where they are wanted', () => {
    const design = asPrinted.build();
    const title = '>The methodology as printed</text>';
    const [plain, full] = [drawn(design), drawn(design, { withTitle: true, withLegend: true })];
    expect(plain.svg).not.toContain(title);
    expect(full.svg).toContain(title);
    for (const entry of ['Availability Zone', 'Isolated subnets', 'Traffic', 'Data'])
      expect(full.svg).toContain(`>${entry}</text>`);
    expect(full.height).toBeGreaterThan(plain.height + 40);
    expect(full.width).toBe(plain.width);
    const background = `fill="${COLOURS.dark['bg-canvas']}"/><`;
    expect(drawn(design, { theme: 'dark' }).svg).toContain(background);
    expect(drawn(design, { theme: 'dark', isTransparent: true }).svg).not.toContain(background);
  });

  test('E4 keeps hostile words as words', () => {
    const hostile = `</text><script>alert(1)</script> & "quoted" 'single' ]]> \u0000\u0008\ud800 \u202e`;
    const design = example()();
    const nodes = Object.fromEntries(
      Object.entries(design.nodes).map(([id, node]) => [id, { ...node, label: hostile }]),
    );
    const settings = { ...design.settings, title: hostile };
    const { svg } = drawn({ ...design, nodes, settings }, { withTitle: true, withLegend: true });
    expectWellFormed(svg);
    expect(svg).not.toContain('<script');
  });

  test('of nothing is none', () => {
    const design = example()();
    expect(
      toPicture(resolve({ ...design, nodes: {}, edges: {} }, catalog), iconOf, PLAIN, null),
    ).toBe(null);
  });
});

describe('a picture opens again', () => {
  test('as SVG and as PNG, 500 random designs', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const design = randomDesign(seed, 'any');
      const link = `#${encodeLink(design)}`;
      const known = decodeLink(link);
      expect(known.ok).toBe(true);
      expect(linkInPng(withLink(PNG, link))).toBe(link);
      const picture = toPicture(resolve(design, catalog), iconOf, PLAIN, link);
      if (!picture) continue;
      const read = linkInSvg(picture.svg);
      expect(decodeLink(read ?? '')).toEqual(known);
    }
  });

  test('and others hold nothing', () => {
    expect(linkInPng(PNG)).toBeNull();
    expect(linkInPng(PNG.subarray(0, 30))).toBeNull();
    expect(
      linkInPng(Uint8Array.from([...PNG.subarray(0, 8), 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4, 5])),
    ).toBeNull();
    expect(linkInSvg('<svg><metadata>other</metadata></svg>')).toBeNull();
    expect(linkInSvg('<svg/>')).toBeNull();
  });

  test('a PNG keeps its chunks, and the new one has its checksum', () => {
    const made = withLink(PNG, '#1.abc');
    expect(made.subarray(0, PNG.length - 12)).toEqual(PNG.subarray(0, PNG.length - 12));
    expect(made.subarray(-12)).toEqual(PNG.subarray(-12));
    // By zlib's crc32 of "tEXtLintel\\0#1.abc".
    const view = new DataView(made.buffer, made.length - 12 - 4, 4);
    expect(view.getUint32(0).toString(16)).toBe('512a167f');
  });
});

describe('text', () => {
  const font = { size: 12 };
  test('that is too long ends in an ellipsis, and what fits is left alone', () => {
    expect(fitted('short', 100, font)).toBe('short');
    const cut = fitted('a name that nobody can read at once', 100, font);
    expect(cut).toMatch(/^a name.*…$/);
    expect(widthOf(cut, font)).toBeLessThanOrEqual(100);
    expect(widthOf('名前', font)).toBeGreaterThan(widthOf('na', font));
  });

  test('is broken between words, and inside one that is too long', () => {
    const lines = wrapped('one two three\nfour incomprehensibilities', 60, 9, font);
    expect(lines.join('')).toBe('one twothreefourincomprehensibilities');
    for (const line of lines) expect(widthOf(line, font)).toBeLessThanOrEqual(60);
    expect(wrapped('one two three four five six seven', 60, 2, font).at(-1)).toMatch(/…$/);
  });
});

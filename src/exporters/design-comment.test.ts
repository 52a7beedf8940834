import { expect, it } from 'vitest';
import { decodeLink, encodeLink } from '../share';
import { randomDesign } from '../testing/random-design';
import { linkInCode, withDesignComment } from './design-comment';

const files = [
  { path: 'versions.tf', text: 'terraform {\n}\n' },
  { path: 'main.tf', text: 'x' },
  { path: 'bin/app.ts', text: 'import "a";\n' },
];

it('puts the design into the head of the first file of each target, and into no other', () => {
  const [terraform, other, app] = withDesignComment(files, '1.abc_-9');
  expect(terraform?.text).toMatch(/^# .*\n# lintel:#1\.abc_-9\n\nterraform \{\n\}\n$/);
  expect(other).toBe(files[1]);
  expect(app?.text).toMatch(/^\/\/ .*\n\/\/ lintel:#1\.abc_-9\n\nimport/);
  for (const file of [terraform, app]) expect(linkInCode(file?.text ?? '')).toBe('1.abc_-9');
});

it('S1 opens again, 500 random designs', () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const link = encodeLink(randomDesign(seed, 'any'));
    for (const file of withDesignComment(files, link)) {
      if (file.path === 'main.tf') continue;
      expect(decodeLink(linkInCode(file.text) ?? '')).toEqual(decodeLink(link));
    }
  }
});

it('finds nothing where a line only speaks of it', () => {
  for (const text of ['', 'lintel:#1.abc', '# lintel:#x', '# see lintel:#1.abc', '# lintel:#1.a b'])
    expect(linkInCode(text)).toBeNull();
});

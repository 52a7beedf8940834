import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { zipFiles } from './zip';

const files = [
  { path: 'main.tf', text: 'resource "aws_vpc" "main" {}\n' },
  { path: '.gitignore', text: '.terraform/\n' },
  { path: 'modules/network/main.tf', text: 'Größe 💥\n' },
];
const bytesOf = (zip: Uint8Array) => Buffer.from(zip).toString('base64');

describe('zipFiles', () => {
  it('holds the files as they are, sorted by path', () => {
    const unpacked = Object.entries(unzipSync(zipFiles(files)));
    expect(unpacked.map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])).toEqual(
      [files[1], files[0], files[2]].map((file) => [file!.path, file!.text]),
    );
  });

  it('E1 gives the same bytes in any order and any time zone', () => {
    const zip = bytesOf(zipFiles(files));
    const zone = process.env['TZ'];
    try {
      for (const other of ['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kolkata']) {
        process.env['TZ'] = other;
        expect(bytesOf(zipFiles(files.toReversed()))).toBe(zip);
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('dates the files 1980-01-01', () => {
    const zip = zipFiles(files);
    // The local file header holds the date at its 12th byte: years since 1980, month, day.
    expect(new DataView(zip.buffer).getUint16(12, true)).toBe((0 << 9) | (1 << 5) | 1);
  });

  it.each([
    '',
    '/etc/passwd',
    '../x',
    'a/../b',
    'a//b',
    './a',
    'a/',
    'C:\\x',
    'a\\b',
    'ä',
    'a.',
    'a b',
  ])('throws on the path "%s"', (path) =>
    expect(() => zipFiles([{ path, text: '' }])).toThrow(/not safe/),
  );

  it('throws on paths that differ in case only', () => {
    const twice = ['Main.tf', 'main.tf'].map((path) => ({ path, text: '' }));
    expect(() => zipFiles(twice)).toThrow('Two files have the path');
  });
});

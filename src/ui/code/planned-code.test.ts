import { expect, it } from 'vitest';
import { codeFile as file } from '../../testing/code-file';
import { excerptsOf } from './planned-code';

it('shows what goes and what comes, with the lines before it, file by file', () => {
  const before = [
    file('a.tf', 'one {\n  x = 1\n  y = 2\n}\n'),
    file('b.tf', 'same\n'),
    file('gone.tf', 'old\n'),
    file('design.lintel.json', '{}\n'),
  ];
  const after = [
    file('a.tf', 'one {\n  x = 1\n  y = 3\n}\n'),
    file('b.tf', 'same\n'),
    file('new.tf', 'first\nsecond\n'),
    file('design.lintel.json', '{ "x": 1 }\n'),
  ];
  expect(excerptsOf(before, after)).toEqual([
    {
      path: 'a.tf',
      at: 3,
      lines: [
        { sign: ' ', text: 'one {' },
        { sign: ' ', text: '  x = 1' },
        { sign: '-', text: '  y = 2' },
        { sign: '+', text: '  y = 3' },
      ],
    },
    {
      path: 'new.tf',
      at: 1,
      lines: [
        { sign: '+', text: 'first' },
        { sign: '+', text: 'second' },
      ],
    },
    { path: 'gone.tf', at: 1, lines: [{ sign: '-', text: 'old' }] },
  ]);
});

it('has nothing to show where the code stays as it is', () => {
  expect(excerptsOf([file('a.tf', 'x\n')], [file('a.tf', 'x\n')])).toEqual([]);
});

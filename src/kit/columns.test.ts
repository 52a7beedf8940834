import { util } from 'prettier';
import { expect, test } from 'vitest';
import { columns } from './columns';

test.each(['plain', 'n\u0303o', '日本語', '👩‍👩‍👧‍👦 and 🏳️‍🌈', 'a 👍🏽, 🇩🇪', '© ©️ ☂ ☂️ 1️⃣', '', 'שלום'])(
  'counts "%s" as Prettier does',
  (text) => {
    expect(columns(text)).toBe(util.getStringWidth(text));
  },
);

/** Lines of a handler as Prettier leaves them: an export is formatted clean. */
import { print } from '../../codegen/code';
import { call, run, statements } from '../../codegen/typescript';

const WIDTH = 80;

/** Keys as they are written, and values or objects. */
export type Fields = readonly (readonly [key: string, value: string | Fields])[];

const isText = (value: string | Fields): value is string => typeof value === 'string';

/** Every entry on a line of its own: Prettier leaves an object open that was opened. */
const entries = (fields: Fields, indent: string): readonly string[] =>
  fields.flatMap(([key, value]) => {
    if (!isText(value))
      return [`${indent}${key}: {`, ...entries(value, `${indent}  `), `${indent}},`];
    const line = `${indent}${key}: ${value},`;
    return line.length <= WIDTH ? [line] : [`${indent}${key}:`, `${indent}  ${value},`];
  });

export const sendLine = (holder: string, command: string, input: Fields): string =>
  [
    `  await ${holder}.send(`,
    `    new ${command}({`,
    ...entries(input, '      '),
    '    }),',
    '  );',
  ].join('\n');

export function makerLine(holder: string, client: string, options: Fields): string {
  if (options.length === 0) return `const ${holder} = new ${client}({});`;
  const opening = `const ${holder} = new ${client}({`;
  return opening.length <= WIDTH
    ? [opening, ...entries(options, '  '), '});'].join('\n')
    : [`const ${holder} =`, `  new ${client}({`, ...entries(options, '    '), '  });'].join('\n');
}

export function importLine(names: readonly string[], module: string): string {
  const line = `import { ${names.join(', ')} } from "${module}";`;
  return line.length <= WIDTH
    ? line
    : ['import {', ...names.map((name) => `  ${name},`), `} from "${module}";`].join('\n');
}

export function knockLine(maker: string, prefix: string): string {
  const made = `await ${maker}("${prefix}")`;
  const line = `  await knock(${made});`;
  if (line.length <= WIDTH) return line;
  const inner =
    `    ${made},`.length <= WIDTH
      ? [`    ${made},`]
      : [`    await ${maker}(`, `      "${prefix}",`, '    ),'];
  return ['  await knock(', ...inner, '  );'].join('\n');
}

/** A literal in the quotes that need fewer escapes. */
export const quote = (text: string): string =>
  print(statements([run(call('it', text))], 0))
    .text.replace(/^it\(\s*/, '')
    .replace(/,?\s*\);\n$/, '');

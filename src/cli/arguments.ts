import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../kit/result';
import { listWords } from '../kit/words';

export const HELP = `Usage: npm run --silent lintel -- COMMAND

  templates                      lists the starter designs
  export INPUT --target terraform|cdk --out DIR [--force]
                                 writes the code into DIR
  check INPUT [--format text|json|markdown|sarif] [--fail-on error|warning|never]
                                 lists findings and the checklist; markdown is for a pull request,
                                 sarif for code scanning
  fix INPUT [--out FILE [--force]] [--dry-run]
                                 applies every safe fix and says what it changed and what it left.
                                 Writes a JSON file back, or FILE; of a template or a link
                                 without --out it prints the design and tells on stderr
  link INPUT [--target terraform|cdk]
                                 prints the design as the end of a link, which opens beside that code
  design INPUT                   prints the design as JSON

INPUT is one of --template ID, a design's JSON file, or a link (quote it).
Exit codes: 0 done; 1 a finding is open of the severity that --fail-on names or worse, error
unless it is given (check), an error is left (fix), or something drawn is left out (export);
2 unusable input.`;

const OPTIONS = {
  template: { type: 'string' },
  target: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  format: { type: 'string' },
  'fail-on': { type: 'string' },
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Options = { -readonly [K in keyof typeof OPTIONS]?: string | boolean | undefined };

const COMMANDS = {
  templates: [],
  export: ['template', 'target', 'out', 'force'],
  check: ['template', 'format', 'fail-on'],
  fix: ['template', 'out', 'force', 'dry-run'],
  link: ['template', 'target'],
  design: ['template'],
} as const satisfies Record<string, readonly (keyof typeof OPTIONS)[]>;
type Name = keyof typeof COMMANDS;

const FORMATS = ['text', 'json', 'markdown', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];
const THRESHOLDS = ['error', 'warning', 'never'] as const;
/** The least severity of an open finding with which check ends as failed. */
export type FailOn = (typeof THRESHOLDS)[number];

/** Where the design comes from: a template's id, or a file's path or a link. */
export interface Input {
  readonly template: string | null;
  readonly source: string | null;
}

export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'templates' }
  | {
      readonly name: 'export';
      readonly input: Input;
      readonly target: string;
      readonly out: string;
      readonly force: boolean;
    }
  | {
      readonly name: 'check';
      readonly input: Input;
      readonly format: Format;
      readonly failOn: FailOn;
    }
  | {
      readonly name: 'fix';
      readonly input: Input;
      readonly out: string | null;
      readonly force: boolean;
      readonly isDryRun: boolean;
    }
  | { readonly name: 'link'; readonly input: Input; readonly target: string | null }
  | { readonly name: 'design'; readonly input: Input };

/** The command, or what is wrong with it as one sentence. */
export function parseCommand(argv: readonly string[]): Result<Command, string> {
  let parsed: { values: Options; positionals: string[] };
  try {
    const { tokens, ...found } = parseArgs({
      args: [...argv],
      options: OPTIONS,
      allowPositionals: true,
      tokens: true,
    });
    const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    // The last would win without a word.
    if (twice !== undefined) return err(usage(`--${twice} is given twice`));
    parsed = found;
  } catch (error) {
    return err(usage(error instanceof Error ? error.message : String(error)));
  }
  const { values, positionals } = parsed;
  const [name, ...rest] = positionals;
  if (values.help || name === 'help') return ok({ name: 'help' });
  if (name === undefined) return err(usage('A command is missing'));
  if (!isName(name)) {
    return err(
      usage(`There is no command "${name}", but ${listWords(Object.keys(COMMANDS), 'and')}`),
    );
  }
  const allowed: readonly string[] = COMMANDS[name];
  const stranger = Object.keys(values).find((option) => !allowed.includes(option));
  if (stranger !== undefined) return err(usage(`${name} takes no --${stranger}`));

  if (name === 'templates') {
    return rest.length > 0 ? err(usage('templates takes no input')) : ok({ name });
  }
  const input = toInput(name, text(values.template), rest);
  return input.ok ? complete(name, input.value, values) : input;
}

function toInput(name: Name, template: string | null, rest: string[]): Result<Input, string> {
  const [source = null, ...others] = rest;
  if (template === null && source === null) {
    return err(usage(`${name} needs a design: --template ID, a JSON file or a link`));
  }
  if ((template !== null && source !== null) || others.length > 0) {
    return err(usage(`${name} takes one design, not several`));
  }
  return ok({ template, source });
}

function complete(
  name: Exclude<Name, 'templates'>,
  input: Input,
  values: Options,
): Result<Command, string> {
  if (name === 'export') {
    const [target, out] = [text(values.target), text(values.out)];
    if (target === null) return err(usage('export needs --target terraform or --target cdk'));
    if (out === null || out === '') return err(usage('export needs --out DIR'));
    return ok({ name, input, target, out, force: values.force === true });
  }
  if (name === 'check') {
    const format = oneOf('format', FORMATS, text(values.format) ?? 'text');
    if (!format.ok) return format;
    const failOn = oneOf('fail-on', THRESHOLDS, text(values['fail-on']) ?? 'error');
    return failOn.ok ? ok({ name, input, format: format.value, failOn: failOn.value }) : failOn;
  }
  if (name === 'fix') {
    const out = text(values.out);
    if (out === '') return err(usage('--out needs the name of a file'));
    const isDryRun = values['dry-run'] === true;
    return ok({ name, input, out, force: values.force === true, isDryRun });
  }
  if (name === 'link') return ok({ name, input, target: text(values.target) });
  return ok({ name, input });
}

function oneOf<T extends string>(
  option: string,
  values: readonly T[],
  given: string,
): Result<T, string> {
  const value = values.find((one) => one === given);
  return value === undefined
    ? err(usage(`--${option} is ${listWords(values, 'or')}, not "${given}"`))
    : ok(value);
}

const isName = (name: string): name is Name => Object.hasOwn(COMMANDS, name);

const text = (value: string | boolean | undefined): string | null =>
  typeof value === 'string' ? value : null;

/** parseArgs adds advice in further sentences. */
const usage = (fault: string): string => `${fault.split(/\.(?:\s|$)/)[0] ?? ''}; try --help.`;

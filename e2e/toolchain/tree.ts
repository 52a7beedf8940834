/** The exported code as data, read by a parser that is not ours. */
import { parse } from '@cdktn/hcl2json';
import type { JsonObject, JsonValue } from '../../src/kit/json';

interface File {
  readonly path: string;
  readonly text: string;
}

export interface Block {
  /** `resource`, `data`, `ephemeral`, `module`, `variable`, … */
  readonly kind: string;
  /** Empty for a block that has no type: a module, a variable, locals. */
  readonly type: string;
  readonly name: string;
  readonly body: JsonObject;
}

const TYPED = ['resource', 'data', 'ephemeral'];

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** The nested blocks of a name. */
export const nested = (body: JsonObject, name: string): readonly JsonObject[] =>
  listOf(body[name]).filter(isObject);

/** `aws_lb.alb`, `data.aws_iam_policy_document.web`, `module.vpc` */
export const addressOf = ({ kind, type, name }: Block): string =>
  [kind === 'resource' ? '' : kind, type, name].filter((part) => part !== '').join('.');

function bodiesOf(kind: string, type: string, byName: JsonValue): readonly Block[] {
  if (Array.isArray(byName))
    return byName.map((body) => ({ kind, type, name: '', body: body as JsonObject }));
  return Object.entries(byName as JsonObject).flatMap(([name, bodies]) =>
    listOf(bodies).map((body) => ({ kind, type, name, body: body as JsonObject })),
  );
}

/** Every top-level block. Throws when the text is no HCL. */
export async function blocksOf(files: readonly File[]): Promise<readonly Block[]> {
  const code = files.filter(({ path }) => path.endsWith('.tf')).map(({ text }) => text);
  const tree = (await parse('main.tf', code.join('\n'))) as JsonObject;
  return Object.entries(tree).flatMap(([kind, content]) =>
    TYPED.includes(kind)
      ? Object.entries(content as JsonObject).flatMap(([type, byName]) =>
          bodiesOf(kind, type, byName),
        )
      : bodiesOf(kind, '', content),
  );
}

export const resources = (blocks: readonly Block[], type: string): readonly Block[] =>
  blocks.filter((block) => block.kind === 'resource' && block.type === type);

/** All text of a value, with the names of its keys. */
export const textOf = (value: JsonValue): string => JSON.stringify(value);

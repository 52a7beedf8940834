/** What rules name of Checkov is in the code that their examples lead to: the resource, and in it the argument that the check reads. */
import { parse } from '@cdktn/hcl2json';
import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import { terraformExporter } from '../catalog/terraform';
import { resolve } from '../resolve';
import type { Rule } from '../validation';
import { rules } from './index';

const checked = rules.flatMap((rule) => (rule.maps.checkov ? [[rule.id, rule] as const] : []));

/** An argument, or all blocks of one name. */
type Value = string | number | boolean | null | readonly Value[] | Body;
interface Body {
  readonly [name: string]: Value;
}
type Blocks = Readonly<Record<string, Readonly<Record<string, readonly Body[]>>>>;
interface Parsed {
  readonly resource?: Blocks;
  readonly data?: Blocks;
}

/** Most files of an example are those of another one too. */
const parsed = new Map<string, Promise<Parsed>>();
function parseOnce(path: string, text: string): Promise<Parsed> {
  const known = parsed.get(text) ?? (parse(path, text) as Promise<Parsed>);
  parsed.set(text, known);
  return known;
}

/** The blocks of what the examples export, by type. */
async function blocksOf({ examples }: Rule): Promise<ReadonlyMap<string, readonly Body[]>> {
  const blocks = new Map<string, Body[]>();
  for (const build of [...examples.good, ...examples.bad]) {
    for (const { text, path } of terraformExporter.run(resolve(build(), catalog), []).files) {
      if (!path.endsWith('.tf')) continue;
      const { resource = {}, data = {} } = await parseOnce(path, text);
      for (const [type, named] of [...Object.entries(resource), ...Object.entries(data)]) {
        blocks.set(type, [...(blocks.get(type) ?? []), ...Object.values(named).flat()]);
      }
    }
  }
  return blocks;
}

/** What stands under a name: an argument, blocks, or the content of blocks that are written once for each of a list. */
function under(body: Value, name: string): readonly Value[] {
  if (Array.isArray(body)) return body.flatMap((one: Value) => under(one, name));
  if (typeof body !== 'object' || body === null) return [];
  const own = (body as Body)[name];
  const { dynamic } = body as Body;
  const repeated = dynamic === undefined ? [] : under(under(dynamic, name), 'content');
  return [...(own === undefined ? [] : [own]), ...repeated];
}

const at = (blocks: readonly Body[], path: readonly string[]): readonly Value[] =>
  path.reduce<readonly Value[]>((found, name) => under(found, name), blocks);

test.each(checked)('%s: Checkov reads what its examples export', async (_id, rule) => {
  const blocks = await blocksOf(rule);
  for (const { id, resource, attribute } of rule.maps.checkov ?? []) {
    expect([...blocks.keys()], id).toContain(resource);
    const [first = '', ...rest] = attribute.split('.');
    const [type, path] = first.startsWith('aws_') ? [first, rest] : [resource, [first, ...rest]];
    expect(at(blocks.get(type) ?? [], path), `${id} reads ${type}.${path.join('.')}`).not.toEqual(
      [],
    );
  }
});

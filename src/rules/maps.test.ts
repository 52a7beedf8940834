/** What rules name of Checkov is in the code that their examples lead to: the resource, and the argument that the check reads. */
import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import { terraformExporter } from '../catalog/terraform';
import { resolve } from '../resolve';
import type { Rule } from '../validation';
import { rules } from './index';

const checked = rules.flatMap((rule) => (rule.maps.checkov ? [[rule.id, rule] as const] : []));

/** The blocks of what the examples export, by type. */
function blocksOf({ examples }: Rule): ReadonlyMap<string, string> {
  const blocks = new Map<string, string>();
  for (const build of [...examples.good, ...examples.bad]) {
    const { files } = terraformExporter.run(resolve(build(), catalog), []);
    for (const { text, path } of files) {
      if (!path.endsWith('.tf')) continue;
      for (const [block, type = ''] of text.matchAll(
        /^(?:resource|data) "(\w+)" "\w+" \{\n.*?^\}/gms,
      )) {
        blocks.set(type, `${blocks.get(type) ?? ''}${block}`);
      }
    }
  }
  return blocks;
}

test.each(checked)('%s: Checkov reads what its examples export', (_id, rule) => {
  const blocks = blocksOf(rule);
  for (const { id, resource, attribute } of rule.maps.checkov ?? []) {
    expect([...blocks.keys()], id).toContain(resource);
    const path = attribute.split('.');
    const [first = ''] = path;
    const type = first.startsWith('aws_') ? first : resource;
    expect(blocks.get(type) ?? '', `${id} in ${type}`).toMatch(new RegExp(`\\b${path.at(-1)}\\b`));
  }
});

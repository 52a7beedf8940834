import { expect, it } from 'vitest';
import type { Field } from '../spec/fields';
import { catalog } from '.';

const owners = [...catalog.kinds.values(), ...catalog.verbs.values()].map(({ spec }) => spec);
const WITHOUT_UNIT = /^(port|position|priority|prefix)$/;

function isExplained(field: Field): boolean {
  if (field.help !== undefined) return true;
  return 'options' in field && field.options.every(({ hint }) => hint !== undefined);
}

const without = (lacks: (field: Field, name: string) => boolean) =>
  owners.flatMap(({ id, fields }) =>
    Object.entries(fields)
      .filter(([name, field]) => lacks(field, name))
      .map(([name]) => `${id}.${name}`),
  );

it('says of every field what it does, in a sentence or with each option', () => {
  expect(without((field) => !isExplained(field))).toEqual([]);
});

it('gives every number its unit, but for what only names', () => {
  const lacks = (field: Field, name: string) =>
    field.type === 'number' && field.unit === undefined && !WITHOUT_UNIT.test(name);
  expect(without(lacks)).toEqual([]);
});

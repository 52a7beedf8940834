import { fieldsInUse, type Field, type Fields } from '../../spec/fields';
import type { JsonObject } from '../../kit/json';
import type { FieldRef, Finding } from '../../validation/rule';

export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly (readonly [string, Field])[];
}

/** The fields that matter for these params under their headings, both in the order in which the spec names them first. */
export function fieldGroups(fields: Fields, params: JsonObject): readonly FieldGroup[] {
  const groups = new Map<string, [string, Field][]>();
  for (const [name, field] of fieldsInUse(fields, params)) {
    const group = groups.get(field.group);
    if (group) group.push([name, field]);
    else groups.set(field.group, [[name, field]]);
  }
  return [...groups].map(([title, members]) => ({ title, fields: members }));
}

/** What a form is about: a node, an edge, or the settings of the design. */
export type Owner = Pick<FieldRef, 'node' | 'edge'>;

export const ownerKey = ({ node, edge }: Owner): string => node ?? edge ?? 'settings';

/** Whether the finding is about a field of this owner. */
export const isAbout = (finding: Finding, owner: Owner): boolean =>
  finding.field !== undefined && ownerKey(finding.field) === ownerKey(owner);

/** The findings of an owner by the name of the field. */
export function findingsByField(
  findings: readonly Finding[],
  owner: Owner,
): ReadonlyMap<string, readonly Finding[]> {
  const byField = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (!isAbout(finding, owner) || !finding.field) continue;
    const others = byField.get(finding.field.name);
    if (others) others.push(finding);
    else byField.set(finding.field.name, [finding]);
  }
  return byField;
}

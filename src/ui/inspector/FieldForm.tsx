import { useMemo } from 'react';
import type { JsonObject, JsonValue } from '../../kit/json';
import type { Fields } from '../../spec/fields';
import { SEVERITIES, type Finding } from '../../validation/rule';
import { Section, SeverityMark } from '../primitives';
import { useEditorState } from '../use-editor';
import { fieldGroups, findingsByField, ownerKey, type Owner } from './field-groups';
import { FieldRow } from './FieldRow';

interface FieldFormProps {
  readonly owner: Owner;
  readonly fields: Fields;
  readonly params: JsonObject;
  readonly onChange: (name: string, value: JsonValue) => void;
}

/** Every field that matters now, under the headings that the spec gives. */
export function FieldForm({ owner, fields, params, onChange }: FieldFormProps) {
  const findings = useEditorState((state) => state.shown.reported);
  const focus = useEditorState((state) => state.focus);
  const byField = useMemo(() => findingsByField(findings, owner), [findings, owner]);
  const asked = focus && ownerKey(focus.field) === ownerKey(owner) ? focus : null;
  return fieldGroups(fields, params).map((group) => {
    const own = group.fields.flatMap(([name]) => byField.get(name) ?? []);
    const isAsked = asked !== null && group.fields.some(([name]) => name === asked.field.name);
    return (
      <Section
        key={group.title}
        title={group.title}
        badge={<WorstMark findings={own} />}
        openWhen={isAsked ? asked.at : undefined}
      >
        {group.fields.map(([name, field]) => (
          <FieldRow
            key={name}
            owner={ownerKey(owner)}
            name={name}
            field={field}
            value={params[name] ?? field.default}
            findings={byField.get(name) ?? NONE}
            onChange={onChange}
          />
        ))}
      </Section>
    );
  });
}

const NONE: readonly Finding[] = [];

function WorstMark({ findings }: { findings: readonly Finding[] }) {
  const worst = SEVERITIES.find((severity) =>
    findings.some((finding) => finding.severity === severity),
  );
  return worst ? <SeverityMark severity={worst} size={13} /> : null;
}

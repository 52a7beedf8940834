import { useMemo } from 'react';
import type { JsonObject } from '../../kit/json';
import { fieldsInUse, type Fields } from '../../spec/fields';
import type { Finding } from '../../validation/rule';
import { useEditorState } from '../use-editor';
import { isAbout, type Owner } from './field-groups';
import { FindingMessage } from './FindingMessage';

interface OtherFindingsProps {
  readonly owner: Owner;
  readonly fields: Fields;
  readonly params: JsonObject;
}

const isSubject = (finding: Finding, owner: Owner): boolean =>
  owner.node === undefined
    ? (finding.edges?.[0] ?? null) === owner.edge && finding.nodes.length === 0
    : finding.nodes[0] === owner.node;

/** What is wrong with the subject as a whole, or with a field that is not on the screen. */
export function OtherFindings({ owner, fields, params }: OtherFindingsProps) {
  const accepted = useEditorState((state) => state.shown.accepted);
  const findings = useEditorState((state) => state.shown.reported);
  const others = useMemo(() => {
    const shown = new Set([...fieldsInUse(fields, params).map(([name]) => name), 'label', 'slug']);
    return findings.filter((finding) =>
      isAbout(finding, owner)
        ? !shown.has(finding.field?.name ?? '')
        : // A field of another record is shown there.
          finding.field === undefined && isSubject(finding, owner),
    );
  }, [findings, fields, params, owner]);
  // What is accepted of a field stands here too: beside the field it would look like something to do.
  const agreed = useMemo(
    () => accepted.filter((one) => (one.field ? isAbout(one, owner) : isSubject(one, owner))),
    [accepted, owner],
  );
  if (others.length + agreed.length === 0) return null;
  return (
    <div className="inspector__findings">
      {[...others, ...agreed].map((finding) => (
        <FindingMessage key={finding.id} finding={finding} />
      ))}
    </div>
  );
}

import { useMemo } from 'react';
import type { JsonObject } from '../../kit/json';
import { fieldsInUse, type Fields } from '../../spec/fields';
import { useEditorState } from '../use-editor';
import { isAbout, type Owner } from './field-groups';
import { FindingMessage } from './FindingMessage';

interface OtherFindingsProps {
  readonly owner: Owner;
  readonly fields: Fields;
  readonly params: JsonObject;
}

/** What is wrong with the subject as a whole, or with a field that is not on the screen. */
export function OtherFindings({ owner, fields, params }: OtherFindingsProps) {
  const findings = useEditorState((state) => state.inspection.findings);
  const others = useMemo(() => {
    const shown = new Set([...fieldsInUse(fields, params).map(([name]) => name), 'label', 'slug']);
    const isSubject = (finding: (typeof findings)[number]): boolean =>
      owner.node === undefined
        ? (finding.edges?.[0] ?? null) === owner.edge && finding.nodes.length === 0
        : finding.nodes[0] === owner.node;
    return findings.filter((finding) =>
      isAbout(finding, owner)
        ? !shown.has(finding.field?.name ?? '')
        : // A field of another record is shown there.
          finding.field === undefined && isSubject(finding),
    );
  }, [findings, fields, params, owner]);
  if (others.length === 0) return null;
  return (
    <div className="inspector__findings">
      {others.map((finding) => (
        <FindingMessage key={finding.id} finding={finding} />
      ))}
    </div>
  );
}

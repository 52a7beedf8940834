import type { SubjectId } from '../design/records';
import { visible } from '../kit/visible';
import { truncate } from '../kit/words';
import type { Model } from '../spec/model';
import type { ExportAcceptance } from './exporter';
import { inMarkdown } from './markdown';
import { nameOf } from './plan';

/** What is accepted of a node or an edge. */
export type AcceptedOf = ReadonlyMap<SubjectId, readonly ExportAcceptance[]>;

export function bySubject(accepted: readonly ExportAcceptance[]): AcceptedOf {
  const lists = new Map<SubjectId, ExportAcceptance[]>();
  for (const one of accepted) {
    if (one.subject === null) continue;
    for (const id of [one.subject, ...(one.alike ?? [])]) {
      lists.set(id, [...(lists.get(id) ?? []), one]);
    }
  }
  return lists;
}

/** "checkov:skip", "trivy:ignore": inside a comment a scanner would take it for an order. */
const ORDER = /:(?=\s*(?:skip|ignore|disable))/gi;

const onOneLine = (text: string): string =>
  visible(text).replace(ORDER, ' ').replace(/\s+/g, ' ').trim();

/** The reason with who answers for it until when, as one line of text that orders nothing. */
export const acceptedReason = ({ waiver: { reason, owner, until } }: ExportAcceptance): string =>
  `${onOneLine(reason)} (accepted by ${onOneLine(owner)} until ${until})`;

/** The section of the README, empty when nothing is accepted. */
export function acceptedFindings(model: Model, accepted: readonly ExportAcceptance[]): string {
  if (accepted.length === 0) return '';
  return [
    '## Accepted findings',
    '',
    'The checks of the design found these, and somebody accepts them for a time. Look at each again by its day.',
    '',
    ...accepted.map(({ rule, title, nodes, waiver: { reason, owner, until } }) => {
      const names = nodes.flatMap((id) => model.find(id) ?? []).map(nameOf);
      const about = names.length === 0 ? '' : ` (${truncate(names.join(', '), 200)})`;
      return (
        `- **${inMarkdown(rule)}** ${inMarkdown(`${title}${about}`)}: accepted by ${inMarkdown(owner)} until ${until}. ` +
        `Reason: ${inMarkdown(reason)}`
      );
    }),
  ].join('\n');
}

import type { DesignBuilder, NodeId } from '../design';

interface Place {
  /** Inside the region, below all else. */
  readonly y?: number;
  /** Right of the region. */
  readonly beside?: number;
  /** Of a design without any there is nothing to back up, and nothing to keep elsewhere. */
  readonly hasData?: boolean;
  /** What waits in queues goes with its region: at most what they keep for so many minutes. */
  readonly queueMinutes?: number;
}

/** What production asks of any design: somebody is told, what is kept can be brought back, and a plan says what to do. */
export function addOperations(
  { design, region }: { readonly design: DesignBuilder; readonly region: NodeId },
  { y = 640, beside = 960, hasData = true, queueMinutes }: Place = {},
): void {
  design.node('monitoring', {
    label: 'Alarms',
    slug: 'alarms',
    parent: region,
    params: { emails: ['oncall@example.com'] },
    at: { x: 304, y },
  });
  if (hasData) {
    design.node('backup-plan', {
      label: 'Backup plan',
      slug: 'backup',
      parent: region,
      at: { x: 608, y },
    });
    // Where the copies of the backups lie: what is left when the first region is lost.
    design.node('region', {
      label: 'Copies',
      slug: 'copies',
      params: { region: 'us-west-2' },
      at: { x: beside, y: 96 },
    });
  }
  // No date is made up: what nobody has restored or reviewed stays open.
  design.node('dr-plan', {
    label: 'DR plan',
    slug: 'dr-plan',
    params: {
      owner: 'Platform team',
      approver: 'Head of engineering',
      declaredBy: 'Incident lead on duty',
      contacts: ['On call: oncall@example.com'],
      ...(queueMinutes === undefined ? {} : { messagesRpo: queueMinutes }),
    },
    at: { x: 688, y: 0 },
  });
}

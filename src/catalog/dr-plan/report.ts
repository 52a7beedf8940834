import { AVAILABILITY_LABEL, percent, type Estimate, type Step } from '../../recovery';
import type { Model } from '../../spec/model';
import type { Report, ReportRow, ReportSection } from '../../spec/report';
import { availabilityOf, estimatesOf, spell, spellLost, TARGETS, type Plan } from './promises';
import { spanOf } from './spec';

const LOSSES: readonly { readonly loss: Estimate['loss']; readonly title: string }[] = [
  { loss: 'region', title: 'When the region is lost' },
  { loss: 'zone', title: 'When a zone is lost' },
  { loss: 'instance', title: 'When an instance is lost' },
];

const line = ({ says, minutes, source }: Step): string =>
  minutes === 0 || minutes === null
    ? `${says} (${source})`
    : `${spell(minutes)}: ${says} (${source})`;

const isMissed = (found: number | null, promised: number): boolean =>
  found !== null && found > promised;

/** Promises are made for the loss of a region; of the others the estimate alone is shown. */
function toRow(plan: Plan, estimate: Estimate): ReportRow {
  const { tier, title, loss, rto, rpo, away, lost } = estimate;
  const names = TARGETS[tier];
  const working = [
    ...away.map((step) => `Back: ${line(step)}`),
    ...(lost === null ? [] : [`Lost: ${line(lost)}`]),
  ];
  const isUnknown = lost !== null && rpo === null;
  const shownLost = spellLost(estimate);
  if (loss !== 'region')
    return { cells: [title, spell(rto), shownLost], working, isMissed: rto === Infinity };
  const promised = plan.params[names.rto];
  const tolerated = names.rpo === undefined ? null : plan.params[names.rpo];
  return {
    cells: [
      title,
      `${spell(rto)}, promised ${spanOf(promised)}`,
      tolerated === null ? shownLost : `${shownLost}, promised ${spanOf(tolerated)}`,
    ],
    working,
    isMissed:
      isMissed(rto, promised) || (tolerated !== null && (isUnknown || isMissed(rpo, tolerated))),
  };
}

/** The estimates beside the targets, with their working. */
export function planReport(plan: Plan, model: Model, today: string): Report | null {
  const all = estimatesOf(plan, model);
  const sections = LOSSES.flatMap(({ loss, title }): readonly ReportSection[] => {
    const rows = all.filter((one) => one.loss === loss).map((one) => toRow(plan, one));
    return rows.length === 0 ? [] : [{ title, head: ['Tier', 'Away for', 'Loses'], rows }];
  });
  if (sections.length === 0) return null;
  const found = availabilityOf(plan, model, today);
  return {
    title: 'Estimate',
    sections: [
      ...sections,
      ...(found === null
        ? []
        : [
            {
              title: 'Availability',
              note: AVAILABILITY_LABEL,
              head: ['All of it', 'Up', 'Down a month'],
              rows: [
                {
                  cells: ['Design', percent(found.of), `${Math.round(found.downtimeMinutes)} min`],
                  working: found.working,
                  isMissed: false,
                },
              ],
            },
          ]),
    ],
  };
}

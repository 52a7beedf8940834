import { isHopeless } from '../../recovery';
import { isAnew, namesOf, ofPhase, ofWay, placeOf, written, type Runbooks } from './runbook-parts';

/** The way back. Never by DNS alone: what was written meanwhile lies in the second region. */
export function failbackText(all: Runbooks): string {
  const { kinds, shell, here, there, regions } = all;
  if (isHopeless(regions)) return '';
  const heading = '## Failback';
  if (isAnew(all)) {
    const back =
      ofWay(all, 'restored').length > 0
        ? 'If it shall, draw the old region as the one that is copied to, wait for a copy, and follow the failover in the other direction, in a window that is announced.'
        : 'If it shall, deploy it there in the same way, in a window that is announced.';
    return [
      heading,
      `What was deployed in ${placeOf(shell)} is the application now, and nothing has to go back. ${back}`,
    ].join('\n\n');
  }
  const of = (phase: 'prepare' | 'switch' | 'capacity' | 'traffic' | 'renew') =>
    here.flatMap((node) => kinds.get(node.kind)?.failback?.[phase]?.(node, shell) ?? []);
  const stops = there.flatMap((node) => kinds.get(node.kind)?.failover?.stop?.(node, shell) ?? []);
  return [
    heading,
    'Days later, in a window that is announced. Never by DNS alone: what was written since lies in the second region.',
    written([
      ...of('prepare'),
      ...stops.map(({ title, commands }) => ({ title, commands })),
      ...of('switch'),
      ...of('capacity'),
      ...of('traffic'),
      ...ofPhase(all, 'verify'),
      ...of('renew'),
    ]),
    ...stays(all),
    'Compare what the first region held when it was lost with what came back, and decide what to do with writes that were never copied: that is the data that the RPO gave up.',
  ].join('\n\n');
}

/** What was restored follows nothing, and has no replica to go back by. */
function stays(all: Runbooks): readonly string[] {
  const restored = ofWay(all, 'restored');
  if (restored.length === 0) return [];
  return [
    `${namesOf(all, restored)}: restored in ${all.shell.second}, and without a replica to go back by. Before the way back, draw a replica of a database in the first region, or a backup plan in ${all.shell.second} that copies there; stop what writes, wait until all of it is there, and only then move the name.`,
  ];
}

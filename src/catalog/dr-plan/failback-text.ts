import { isHopeless } from '../../recovery';
import type { RunbookStep, Shell } from '../../exporters/runbook';
import { listWords } from '../../kit/words';
import type { ModelNode } from '../../spec/model';
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
  const stop = (nodes: readonly ModelNode[], as: Shell) =>
    nodes.flatMap((node) => kinds.get(node.kind)?.failover?.stop?.(node, as) ?? []);
  const stops = [...stop(there, shell), ...stop(ofWay(all, 'made'), all.copies)];
  return [
    heading,
    'Days later, in a window that is announced. Never by DNS alone: what was written since lies in the second region.',
    written([
      ...of('prepare'),
      ...stops.map(({ title, commands }) => ({ title, commands })),
      ...of('switch'),
      ...of('capacity'),
      ...of('traffic'),
      ...(regions.foundBy === 'address'
        ? [
            {
              title: 'Tell clients the old address again',
              says: 'No name is drawn that could lead them back.',
              commands: [],
            },
          ]
        : []),
      ...ofPhase(all, 'verify'),
      ...of('renew'),
      ...takenOut(all),
    ]),
    ...stays(all),
    'Compare what the first region held when it was lost with what came back, and decide what to do with writes that were never copied: that is the data that the RPO gave up.',
  ].join('\n\n');
}

/** Nobody pays for what was made for the time of the failover, and nobody finds it there the next time. */
function takenOut(all: Runbooks): readonly RunbookStep[] {
  const { farSlug, shell, tool } = all;
  const made = ofWay(all, 'made');
  if (made.length === 0) return [];
  const slugs = listWords(made.map((node) => `\`${farSlug(node)}\` of ${shell.label(node)}`));
  return [
    {
      title: `Take what the failover made out of ${shell.second}`,
      says: `Once nobody asks for it any more, delete ${made.length === 1 ? 'the copy' : 'the copies'} in the drawing: ${slugs}. What is protected against deletion is unprotected first, in a deployment before that. Or let it stay: then the next failover finds it there. Export again over the same folder.`,
      commands: tool.point,
    },
  ];
}

/** What was restored follows nothing, and has no replica to go back by. */
function stays(all: Runbooks): readonly string[] {
  const restored = ofWay(all, 'restored');
  if (restored.length === 0) return [];
  return [
    `${namesOf(all, restored)}: restored in ${all.shell.second}, and without a replica to go back by. Before the way back, draw a replica of a database in the first region, or a backup plan in ${all.shell.second} that copies there; stop what writes, wait until all of it is there, and only then ${all.regions.foundBy === 'name' ? 'move the name' : 'lead clients back'}.`,
  ];
}

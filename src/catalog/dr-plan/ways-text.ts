import { markdownTable } from '../../exporters/markdown';
import type { ModelNode } from '../../spec/model';
import { isFar, replicatesTo } from '../verbs/replicates-to';
import { isAnew, wayOf, type Runbooks } from './runbook-parts';

/** How each component comes back. */
export const waysTable = (all: Runbooks): string =>
  markdownTable(
    ['Component', 'Comes back', 'Because'],
    all.here.flatMap((node) => wayRow(node, all)),
  );

/** A component, what is done with it, and why not something else. */
function wayRow(node: ModelNode, all: Runbooks): readonly (readonly string[])[] {
  const { shell } = all;
  const way = wayOf(all, node);
  const row = (does: string, why: string) => [[shell.label(node), does, why]];
  switch (way?.how) {
    case undefined:
      return nearReplicaRow(node, all);
    case 'unknown':
      return [];
    case 'follows': {
      const by = shell.label(shell.model.get(way.by.node));
      return row(
        way.by.promotion === null ? `is there, as ${by}` : `is promoted, as ${by}`,
        'its data is copied there all the time',
      );
    }
    case 'stands':
      return way.by === null
        ? row('is there, perhaps', 'the drawing does not tell what does the same there: look now')
        : row(`is there, as ${shell.label(way.by)}`, 'it is drawn there with the same role');
    case 'restored':
      return row('is restored from its last backup', `no copy in ${shell.second} follows it`);
    case 'made':
      return row(
        'is made from the code',
        shell.second === null ? 'it holds no data' : `nothing in ${shell.second} stands in for it`,
      );
    case 'lost':
      return row('**is lost**', `no other region holds anything of it`);
    default:
      return way satisfies never;
  }
}

/** A replica in the region of its source, which is no way back but needs one. */
function nearReplicaRow(node: ModelNode, all: Runbooks): readonly (readonly string[])[] {
  const { shell } = all;
  const [edge] = shell.model.edgesTo(node.id, replicatesTo);
  if (!edge || isFar(edge, shell.model)) return [];
  const source = shell.model.get(edge.from);
  const row = (does: string, why: string) => [[shell.label(node), does, why]];
  const follows = `it follows ${shell.label(source)}`;
  switch (wayOf(all, source)?.how) {
    case 'follows':
      return row('is made anew on the way back', `${follows}, whose place another one takes then`);
    case 'restored':
      return isAnew(all)
        ? row('is made from the code, and anew after the restore', follows)
        : row('is not made there', `${follows}, which answers its reads there`);
    case 'lost':
      return row('**is lost**', follows);
    default:
      return [];
  }
}

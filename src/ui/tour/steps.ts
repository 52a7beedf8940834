import { plural } from '../../kit/words';
import { isText } from '../../spec/geometry';
import type { Model } from '../../spec/model';
import type { Inspection } from '../../validation';
import type { TipSide } from '../primitives';
import { nodeName } from '../../spec/node-name';

export interface TourStep {
  readonly title: string;
  readonly text: string;
  /** What it is about, as the page knows it; the first that is there. */
  readonly at: readonly string[];
  readonly side: TipSide;
}

const CANVAS = 'main.shell__middle';

/** Five steps through the page, in the words of the design that is on the canvas. */
export function stepsOf(
  model: Model,
  { shown }: { readonly shown: Inspection },
): readonly TourStep[] {
  const node = model.nodes.find(
    ({ spec }) => !spec.container && !isText(spec) && spec.can.length > 0,
  );
  const name = node && nodeName(node);
  const { error, warning } = shown.counts;
  const open = error + warning;
  return [
    {
      title: 'Draw',
      text: 'Drag a node, or a whole pattern, onto the canvas. What it needs around it comes with it. A double click on the canvas adds without the palette.',
      at: ['aside.shell__palette', CANVAS],
      side: 'right',
    },
    {
      title: name === undefined ? 'Connect' : `Connect “${name}”`,
      text: 'Drag from the handle of a node to another one. Only what AWS can do is let through; over nothing, what could stand there is offered.',
      at: [node ? `.react-flow__node[data-id="${node.id}"]` : CANVAS, CANVAS],
      side: 'bottom',
    },
    {
      title: open === 0 ? 'Checked at every edit' : `${plural(open, 'finding')} in this design`,
      text: 'Each mark is an item of the checklist of a production system. A click says what was found, with its evidence and a fix that you can look at first.',
      at: ['.strip', CANVAS],
      side: 'top',
    },
    {
      title: 'Read the code',
      text: 'Terraform or AWS CDK follows every edit. Select a node to see its lines, or click a line to find its node.',
      at: ['aside.shell__side', CANVAS],
      side: 'left',
    },
    {
      title: `Take “${model.settings.title}” along`,
      text: 'Share gives a link that holds the whole design; Export a zip that plans. Ctrl+K finds everything else by its name.',
      at: ['.header__group--end'],
      side: 'bottom',
    },
  ];
}

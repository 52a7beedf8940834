/**
 * `npm run bench | npm run bench:limits` fails when a number that is the same on every machine exceeds its limit. Times are for
 * people to compare.
 */
import { text } from 'node:stream/consumers';
import type { DragCost } from './page';
import type { Result } from './result';

/** Gzipped. More than half are React, React Flow and d3; a sixth are the kinds and verbs, and grows with every field. */
const MOST_BYTES_BEFORE_CANVAS = 223_200;

/** The dragged card alone moves, at most once a step; nothing around it is rendered, nor is what the cards hold. */
const problemsOfDrag = (drag: DragCost): readonly string[] =>
  [
    drag.distinctNodesMoved === 1 ? '' : `${drag.distinctNodesMoved} nodes moved, not one`,
    drag.nodesMovedPerStep > 0 && drag.nodesMovedPerStep <= 1
      ? ''
      : `a node moved ${drag.nodesMovedPerStep} times a step, not once`,
    drag.nodesRenderedPerStep + drag.containersRenderedPerStep <= 1
      ? ''
      : `${drag.nodesRenderedPerStep} nodes and ${drag.containersRenderedPerStep} containers rendered a step, not one at most`,
    drag.panelsRenderedPerStep === 0 ? '' : `${drag.panelsRenderedPerStep} panels rendered a step`,
  ]
    .filter(Boolean)
    .map((problem) => `Dragging among ${drag.nodes} nodes: ${problem}.`);

const { gzippedScriptBytes, drags } = JSON.parse(await text(process.stdin)) as Result;
const { beforeCanvas } = gzippedScriptBytes;
const problems = [
  ...(beforeCanvas <= MOST_BYTES_BEFORE_CANVAS
    ? []
    : [`${beforeCanvas} bytes of script before the canvas, not ${MOST_BYTES_BEFORE_CANVAS}.`]),
  ...drags.flatMap(problemsOfDrag),
];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 || drags.length === 0 ? 1 : 0;

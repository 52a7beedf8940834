/**
 * `npm run bench` prints one JSON object and judges nothing, which `limits.ts` does: what an edit of each template costs in the
 * core, how much a browser loads, when the canvas can be used, what a drag renders, what gestures cost beside a page that holds React Flow alone, how long a
 * picture, an arrangement and the list of designs take, and how long the example's link is. Words go to standard error.
 * `--brief` does each of it with the least that shows that it can be done, and what `limits.ts` judges in full.
 */
import { encodeLink } from '../../src/share';
import { templates } from '../../src/templates';
import { openingDesign } from '../../src/templates/opening';
import { largeDesign } from '../../src/testing/large-design';
import { measureBeside } from './beside';
import { bundledCore } from './bundled';
import { countBytes } from './bytes';
import type { Target } from './core';
import {
  measureDrag,
  openBrowser,
  timeArranging,
  timeLibrary,
  timePictures,
  timeVisits,
} from './page';
import { IS_BRIEF, often } from './extent';
import type { Result } from './result';
import { BARE, openSite } from './site';

const SIZES = [100, 500] as const;
const SIZES_BESIDE = IS_BRIEF ? [100] : [100, 500, 1000];
const EDITED = IS_BRIEF ? templates.slice(0, 2) : templates;
const EDITS_OF_A_TEMPLATE = often(25);
const EDITS_OF_THE_LARGE = often(200);
/** Nodes of the design that is saved as a picture. */
const PICTURED = 100;
/** Designs that the browser keeps. */
const KEPT = IS_BRIEF ? 20 : 200;
/** Nodes of the design that is arranged. */
const ARRANGED = 200;

console.error('Edits in the core…');
const { timeEdits, timeOtherEdits } = await bundledCore();
const editsOf = (target: Target) => ({
  templates: Object.fromEntries(
    EDITED.map(({ id, build }) => [id, timeEdits(build(), target, EDITS_OF_A_TEMPLATE)]),
  ),
  large: {
    ...timeEdits(largeDesign(500), target, EDITS_OF_THE_LARGE),
    otherEditsMilliseconds: timeOtherEdits(largeDesign(500), target),
  },
});
const edits = { terraform: editsOf('terraform'), cdk: editsOf('cdk') };

console.error('Build and server…');
const site = await openSite();
const bare = await openSite(BARE);
const browser = await openBrowser();
try {
  console.error('Visits…');
  const visit = await timeVisits(browser, site.address);
  console.error('Drags…');
  const drags = [];
  for (const size of SIZES) drags.push(await measureDrag(browser, site.address, largeDesign(size)));
  console.error('Gestures beside React Flow alone…');
  const addresses = { lintel: site.address, bare: bare.address };
  const beside = [];
  for (const size of SIZES_BESIDE)
    beside.push(await measureBeside(browser, addresses, largeDesign(size)));
  console.error('Pictures…');
  const picture = await timePictures(browser, site.address, largeDesign(PICTURED));
  console.error('Arranging…');
  const arranging = await timeArranging(browser, site.address, largeDesign(ARRANGED));
  console.error('Library…');
  const kept = Array.from({ length: KEPT }, (_, at) => templates[at % templates.length]!.build());
  const library = await timeLibrary(browser, site.address, kept);
  const result: Result = {
    edits,
    gzippedScriptBytes: countBytes(site.folder, visit.scripts),
    usableCanvasMilliseconds: visit.milliseconds,
    drags,
    beside,
    picture: { nodes: PICTURED, savedMilliseconds: picture },
    arranging: { nodes: ARRANGED, ...arranging },
    library: { designs: KEPT, milliseconds: library },
    exampleLinkCharacters: encodeLink(openingDesign()).length,
  };
  console.log(JSON.stringify(result, null, 2));
} finally {
  await browser.close();
  site.close();
  bare.close();
}

import type { Design } from '../../../src/design';
import { unwiseInDesign } from '../refusals';
import { unformatted, type App } from './apps';
import { loadFaults } from './loads';
import type { Synthesized } from './synth';

/** Shorter than this no reason says why. */
const LEAST_REASON = 20;

/** A warning of ours may well be what cdk-nag calls an error. */
const isGreen = (design: Design): boolean => unwiseInDesign(design).length === 0;

/** What is wrong with an app, a line each. */
export async function faultsOf(
  design: Design,
  app: App,
  compiler: readonly string[],
  { problem, stacks, objections, acknowledged, idle }: Synthesized,
): Promise<readonly string[]> {
  const errors = isGreen(design) ? objections.filter(({ severity }) => severity !== 'warning') : [];
  return [
    ...compiler,
    ...(await unformatted(app)),
    ...(problem === null ? [] : [`synth: ${problem}`]),
    ...loadFaults(design, stacks),
    ...objections
      .filter(({ rule }) => rule === 'W3010')
      .map(({ rule, construct, says }) => `open: ${rule} at ${construct}: ${says}`),
    ...errors.map(({ rule, construct, says }) => `open: ${rule} at ${construct}: ${says}`),
    ...idle.map(({ rule, construct }) => `acknowledges nothing: ${rule} at ${construct}`),
    ...acknowledged
      .filter(({ reason }) => reason.trim().length < LEAST_REASON)
      .map(({ rule, construct, reason }) => `no reason: ${rule} at ${construct}: ${reason}`),
  ];
}

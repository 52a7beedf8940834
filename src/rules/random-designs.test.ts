import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import { apply, checkStructure, idsAfter } from '../design';
import { resolve } from '../resolve';
import { faultsOfFix, offersOf } from '../testing/fix-proof';
import { randomDesign } from '../testing/random-design';
import { fixAll, inspect } from '../validation';
import { EXAMPLE_CONTEXT } from './example-context';
import { checklist, rules } from './index';

test.each(Array.from({ length: 20 }, (_, index) => [index + 1]))(
  'V4 whatever design %i holds, no rule throws and every fix leaves a design',
  (number) => {
    const design = randomDesign(number, 'any');
    const model = resolve(design, catalog);
    const { findings } = inspect(model, rules, checklist, EXAMPLE_CONTEXT);
    expect(
      findings.filter((finding) => finding.evidence.startsWith('Rule ')).map((one) => one.evidence),
    ).toEqual([]);
    expect(
      findings.filter((finding) => /undefined|null|NaN|\[object/.test(finding.evidence)),
    ).toEqual([]);
    expect(new Set(findings.map((finding) => finding.id)).size).toBe(findings.length);
    for (const fix of findings.flatMap((finding) => finding.fixes ?? [])) {
      const plan = fix.command(model, idsAfter(design));
      if (plan.ok) expect(checkStructure(apply(design, plan.value.patch)), fix.title).toEqual([]);
    }
    expect(
      checkStructure(apply(design, fixAll(model, rules, checklist, EXAMPLE_CONTEXT).patch)),
    ).toEqual([]);
  },
);

const DESIGNS = 500;
const BATCH = 10;
/**
 * A subnet that is missing shows only where the tiers fit; a password that RDS manages, only with a replica; zones that a cache
 * lacks, only where nothing else lacks them; a proxy in another VPC, only beside clients that could use one; letters that a
 * region skips, only where a VPC is drawn in it.
 */
test.each([6, 296, 424, 1556, 1730, 2860])(
  'V2 every fix of design %i keeps its promise',
  (number) => {
    const design = randomDesign(number, 'allowed');
    const offers = offersOf(resolve(design, catalog));
    expect(offers.flatMap((offer) => faultsOfFix(design, offer))).toEqual([]);
  },
);

/** Of each design some fixes are tried, others of the next one; `npm run soak` tries all of them. */
const FIXES = 4;

test.each(Array.from({ length: DESIGNS / BATCH }, (_, index) => [index * BATCH + 1]))(
  'V2 fixes of %i and the designs after it remove their findings and bring nothing worse',
  (first) => {
    const faults = Array.from({ length: BATCH }, (_, index) => first + index).flatMap((number) => {
      const design = randomDesign(number, 'allowed');
      const offers = offersOf(resolve(design, catalog));
      const step = Math.max(1, Math.floor(offers.length / FIXES));
      const tried = offers.filter((_, at) => at % step === number % step);
      return tried.flatMap((offer) => faultsOfFix(design, offer).map((one) => `${number}: ${one}`));
    });
    expect(faults).toEqual([]);
  },
);

import { describe, expect, it } from 'vitest';
import type { Design } from '../../src/design';
import { describeApps } from './cdk/cases';
import { exportOf } from './exported';
import { keyOf } from './points';
import { refusedInDesign } from './refusals';
import { failureOf, runTerraform, TO_PLAN_AT_ONCE, TO_REPLAN, TO_VALIDATE } from './terraform';
import { blocksOf } from './tree';
import { TRAPS } from './traps';
import { coveringVariants, lightOf, type Variant } from './variants';
import { describeTerraform, workFolder } from './with-terraform';

const { variants, uncovered } = coveringVariants();

/** What is allowed by its field alone and never by the whole design. */
const IMPOSSIBLE: Readonly<Record<string, string>> = {
  'tier.prefix=16': 'subnets of /16 do not fit into any VPC that has zones (NW-1)',
  'routes-to.ownListener=true': 'a port has one listener (LB-7); as-printed.test.ts plans it',
  'calls-service.mesh="app-mesh"': 'AWS has ended App Mesh (VE-4); it is left out',
};

/**
 * These are applied too: what only shows between resources is checked there, and a second plan must be empty. Every kind alone is
 * applied by `pieces.test.ts`, and the example by `addresses.test.ts`.
 */
const APPLIED: ReadonlySet<string> = new Set(['mariadb', 'multi-region', 'watched from afar']);

describe('the variants', () => {
  it('show every value that AWS allows', () => {
    const left = uncovered.map(keyOf).filter((key) => !Object.hasOwn(IMPOSSIBLE, key));
    expect(left).toEqual([]);
  });

  it('are few enough for every run', () => {
    expect(variants.length).toBeLessThanOrEqual(66);
  });

  it('hold designs that AWS refuses only where that is their point', () => {
    const refused = variants.filter(({ design }) => refusedInDesign(design).length > 0);
    expect(refused.map(({ name }) => name)).toEqual([
      'mysql on small classes',
      'token without TLS',
      'one zone',
      'fragments',
    ]);
  });
});

/** A database whose password is to be kept in the state does what EN-15 and SE-5 say of it. */
const OF_STATE: readonly string[] = [
  'keeps a database password in the state',
  'makes a token shorter than it may be',
  'lets RDS manage the password of a database with replicas',
];
const isAskedFor = ({ nodes }: Design, does: string): boolean =>
  OF_STATE.includes(does) &&
  Object.values(nodes).some(({ params }) => params['password'] === 'state');

describe('no variant falls into a trap', () => {
  it.each(variants)('$name', async ({ design }) => {
    const blocks = await blocksOf(exportOf(design));
    const fallen = TRAPS.filter(({ does }) => !isAskedFor(design, does)).flatMap(
      ({ section, does, find }) => find(blocks).map((where) => `${section}: ${does}: ${where}`),
    );
    expect(fallen).toEqual([]);
  });
});

describeTerraform('terraform takes', () => {
  const folder = workFolder();

  const plans = async (variant: Variant) => {
    const { name } = variant;
    const design = lightOf(variant);
    const isRefused = refusedInDesign(design).length > 0;
    const steps = isRefused ? TO_VALIDATE : APPLIED.has(name) ? TO_REPLAN : TO_PLAN_AT_ONCE;
    const done = await runTerraform(exportOf(design), folder.path(name), steps);
    expect(failureOf(done)).toBeNull();
    expect(done).toHaveLength(steps.length);
    folder.done(name);
  };
  it.concurrent.each(variants)('$name', plans);

  it('applies what it should', () => {
    expect(variants.filter(({ name }) => APPLIED.has(name))).toHaveLength(APPLIED.size);
  });
});

// What AWS refuses the library may refuse too.
describeApps(
  'a CDK app of every value',
  variants.filter(({ design }) => refusedInDesign(design).length === 0),
);

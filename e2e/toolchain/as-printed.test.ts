/** The one template whose export does not plan, and what "Fix all safe" makes of it. */
import { expect, it } from 'vitest';
import { setEdgeParams } from '../../src/rules/fixes';
import { apply, idsAfter, type Design } from '../../src/design';
import { catalog } from '../../src/catalog';
import { resolve } from '../../src/resolve';
import { asPrinted } from '../../src/templates/as-printed';
import { blueGreen } from '../../src/templates/blue-green';
import { exportOf } from './exported';
import { allFixed } from './refusals';
import { failureOf, runTerraform, TO_PLAN_AT_ONCE, type Step } from './terraform';
import { describeTerraform, workFolder } from './with-terraform';

/** Two listeners on 443, and nothing else that AWS would refuse. */
function withTwoListeners(): Design {
  const design = blueGreen.build();
  const edge = Object.values(design.edges).find(({ params }) => params.green === true)!;
  const fix = setEdgeParams(edge, { ownListener: true }, 'Draw a second listener');
  const plan = fix.command(resolve(design, catalog), idsAfter(design));
  if (!plan.ok) throw new Error(plan.error.reason);
  return apply(design, plan.value.patch);
}

const outputOf = (steps: readonly Step[]): string =>
  (steps.at(-1)?.output ?? '').replaceAll(/\s+/g, ' ');

describeTerraform('the methodology as printed', () => {
  const folder = workFolder();

  it.concurrent('does not plan', async () => {
    const steps = await runTerraform(
      exportOf(asPrinted.build()),
      folder.path('printed'),
      TO_PLAN_AT_ONCE,
    );
    expect(steps.at(-1)?.ok).toBe(false);
    expect(outputOf(steps)).toContain('MasterUsername admin cannot be used');
    folder.done('printed');
  });

  it.concurrent('has a plan that says by itself that a port has two listeners', async () => {
    const files = exportOf(withTwoListeners());
    const steps = await runTerraform(files, folder.path('listeners'), TO_PLAN_AT_ONCE);
    expect(steps.map(({ step, ok }) => [step, ok])).toEqual([
      ['fmt', true],
      ['init', true],
      ['planOnly', false],
    ]);
    expect(outputOf(steps)).toMatch(/has two listeners on port 443, and AWS refuses the second/);
    folder.done('listeners');
  });

  it.concurrent('plans once all is fixed', async () => {
    const fixed = exportOf(allFixed(asPrinted.build()));
    expect(failureOf(await runTerraform(fixed, folder.path('fixed'), TO_PLAN_AT_ONCE))).toBeNull();
    folder.done('fixed');
  });
});

/** A rule and the rules of cdk-nag that it names agree on its examples: on a bad one both speak of the node, on a good one neither. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../../src/catalog';
import type { Design } from '../../../src/design';
import { nodeId, SUFFIXES } from '../../../src/exporters/cdk/names';
import { resolve } from '../../../src/resolve';
import { rules } from '../../../src/rules';
import { EXAMPLE_CONTEXT } from '../../../src/rules/example-context';
import type { ModelNode } from '../../../src/spec/model';
import type { Rule } from '../../../src/validation';
import { unpack, type App, type AppsFolder } from './apps';
import { appOf } from './cases';
import { synthesize, type Said } from './synth';

interface Example {
  readonly app: App;
  /** Whom the rule calls good, and whom it reports: the node that carries the badge. */
  readonly good: readonly ModelNode[];
  readonly bad: readonly ModelNode[];
}

/** Many rules are content with the same design: equal ones are one app. */
const apps = new Map<string, App>();
function appFor(design: Design): App {
  const key = JSON.stringify(design);
  const app = apps.get(key) ?? appOf({ name: `example-${apps.size + 1}`, design });
  apps.set(key, app);
  return app;
}

function study(rule: Rule, build: () => Design): Example {
  const design = build();
  const model = resolve(design, catalog);
  const verdicts = [...rule.check(model, EXAMPLE_CONTEXT)];
  const nodes = (holds: boolean) =>
    verdicts.flatMap((one) => {
      const [first] = one.holds === holds ? one.nodes : [];
      return first === undefined ? [] : [model.get(first)];
    });
  return { app: appFor(design), good: nodes(true), bad: nodes(false) };
}

const cases = rules.flatMap((rule) => {
  // What no design can break has no bad example to agree on.
  if (rule.examples.bad.length === 0) return [];
  const ids = rule.maps.cdkNag ?? [];
  if (ids.length === 0) return [];
  const studied = (builds: readonly (() => Design)[]) => builds.map((build) => study(rule, build));
  const [good, bad] = [studied(rule.examples.good), studied(rule.examples.bad)];
  return ids.map((id) => ({ rule: rule.id, id, good, bad }));
});

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Whether a construct is a node's; a region's is whatever lies in it. */
function isOf({ spec, slug }: ModelNode, path: string): boolean {
  if (spec.container === 'region') return true;
  const own = capital(nodeId(slug));
  return path
    .split('/')
    .some(
      (part) =>
        part === own || SUFFIXES.some((suffix) => part === `${own}${suffix}` && suffix !== 'Role'),
    );
}

describe('cdk-nag agrees', () => {
  let folder: AppsFolder;
  beforeAll(() => {
    folder = unpack([...apps.values()]);
  });
  afterAll(() => folder.remove());
  const known = new Map<App, Promise<readonly Said[]>>();
  const saidOf = (app: App): Promise<readonly Said[]> => {
    let said = known.get(app);
    if (!said) {
      said = synthesize(app, folder).then((result) => {
        expect(result.problem).toBeNull();
        return result.said;
      });
      known.set(app, said);
    }
    return said;
  };
  const speaks = async (id: string, app: App, node: ModelNode): Promise<boolean> =>
    (await saidOf(app)).some(
      (one) => one.rule.replace(/\[.*/, '') === `AwsSolutions-${id}` && isOf(node, one.at),
    );

  it.each(cases)('$rule and $id', async ({ id, good, bad }) => {
    let both: ModelNode | undefined;
    for (const example of bad) {
      for (const node of example.bad) {
        if (await speaks(id, example.app, node)) both = node;
      }
      if (both) break;
    }
    expect(both, 'what both hold against a bad example').toBeDefined();
    const fine = good.flatMap(({ app, good: nodes }) =>
      nodes.filter(({ kind }) => kind === both?.kind).map((node) => ({ app, node })),
    );
    expect(fine.length, 'good examples of the kind').toBeGreaterThan(0);
    const { app, node } = fine[0]!;
    expect(await speaks(id, app, node), 'what only cdk-nag holds against a good one').toBe(false);
  });
});

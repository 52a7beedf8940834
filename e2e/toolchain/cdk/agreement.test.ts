/** A rule and the rules of cdk-nag that it names agree on its examples: on a bad one both speak of the node, on a good one neither. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../../src/catalog';
import { cdkExporter } from '../../../src/catalog/cdk';
import type { Design } from '../../../src/design';
import { nodeId, SUFFIXES } from '../../../src/exporters/cdk/names';
import { resolve } from '../../../src/resolve';
import { rules } from '../../../src/rules';
import { EXAMPLE_CONTEXT } from '../../../src/rules/example-context';
import type { Model, ModelNode } from '../../../src/spec/model';
import { brokenModels } from '../../../src/testing/broken-models';
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
function appFor(key: string, build: (name: string) => App): App {
  const app = apps.get(key) ?? build(`example-${apps.size + 1}`);
  apps.set(key, app);
  return app;
}

function studyDesign(rule: Rule, build: () => Design): Example {
  const design = build();
  const app = appFor(JSON.stringify(design), (name) => appOf({ name, design }));
  return study(rule, resolve(design, catalog), app);
}

/** What no design can break is broken in the model, and so in what is exported. */
function studyBroken(rule: Rule): readonly Example[] {
  const model = brokenModels.get(rule.id);
  if (!model) return [];
  const exported = (name: string) => ({ name, files: cdkExporter.run(model, []).files });
  return [study(rule, model, appFor(rule.id, exported))];
}

function study(rule: Rule, model: Model, app: App): Example {
  const verdicts = [...rule.check(model, EXAMPLE_CONTEXT)];
  const nodes = (holds: boolean) =>
    verdicts.flatMap((one) => {
      const [first] = one.holds === holds ? one.nodes : [];
      return first === undefined ? [] : [model.get(first)];
    });
  return { app, good: nodes(true), bad: nodes(false) };
}

const cases = rules.flatMap((rule) => {
  const ids = rule.maps.cdkNag ?? [];
  if (ids.length === 0) return [];
  const studied = (builds: readonly (() => Design)[]) =>
    builds.map((build) => studyDesign(rule, build));
  const good = studied(rule.examples.good);
  const bad = [...studied(rule.examples.bad), ...studyBroken(rule)];
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
      said = synthesize(app, folder, 'what cdk-nag says').then((result) => {
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

import { defineRule, fail, pass, type Verdict } from '../../validation';
import { listWords, plural } from '../../kit/words';
import type { Model } from '../../spec/model';
import { COMPONENTS, example } from '../example-designs';
import { removeNodeFix } from '../fixes';
import {
  addMonitoring,
  criticalByRegion,
  lackOfOperations,
  monitors,
  regionsWith,
  unwatched,
  watcherOf,
} from '../operations';
import { withStandby } from '../failovers';
import { operated, secondRegion } from '../operations-example';
import { nameOf, namesOf } from '../subjects';

/** One cause: nobody has drawn any. */
function* none(model: Model): Iterable<Verdict> {
  const all = unwatched(model);
  if (all.length === 0) return;
  const names = all.map(([region]) => region);
  const ids = all.flatMap(([, own]) => own);
  yield fail(
    { nodes: regionsWith(model, all) },
    `${listWords(names)}: nobody watches ${namesOf(model, ids.slice(0, 3))}${ids.length > 3 ? ' and the rest' : ''}.`,
    { severity: lackOfOperations(model), fixes: addMonitoring(model, names) },
  );
}

/** Alarms come with the monitoring of a region, so that a region is what lacks them. */
function* regions(model: Model): Iterable<Verdict> {
  if (monitors(model).length === 0) return;
  for (const [region, ids] of criticalByRegion(model)) {
    const watcher = watcherOf(model, region);
    yield watcher
      ? pass(
          { nodes: [watcher.id] },
          `${nameOf(model.get(watcher.id))}: has alarms for ${plural(ids.length, 'critical component')} in ${region}.`,
        )
      : fail(
          { nodes: regionsWith(model, [[region, ids]]) },
          `${region}: nobody watches ${namesOf(model, ids.slice(0, 3))}.`,
          { fixes: addMonitoring(model, [region]) },
        );
  }
}

function* seconds(model: Model): Iterable<Verdict> {
  for (const { id } of monitors(model)) {
    const first = watcherOf(model, model.regionName(id) ?? '');
    if (first === null || first.id === id) continue;
    const node = model.get(id);
    yield fail(
      { nodes: [id, first.id] },
      `${nameOf(node)}: watches nothing, because ${nameOf(model.get(first.id))} watches the region already.`,
      { severity: 'warning', fixes: [removeNodeFix(node, `Remove ${nameOf(node)}`)] },
    );
  }
}

export const mo1 = defineRule('monitoring/mo-1', {
  title: 'Critical components have alarms',
  why: 'Without alarms users are the first to know. A region without monitoring has none. It is an error where a name fails over: whoever fails over has to know when.',
  lacking: 'Nothing critical is drawn in a region.',
  severity: 'error',
  maps: { fsbp: ['CloudWatch.15'], wellArchitected: ['OPS'] },
  *check(model) {
    yield* none(model);
    yield* regions(model);
    yield* seconds(model);
  },
  examples: {
    good: [operated(), example({ without: COMPONENTS })],
    bad: [
      withStandby(),
      example(),
      operated({}, {}, (design, region) => {
        design.node('monitoring', {
          label: 'Second monitoring',
          parent: region,
          params: { emails: ['oncall@acme.dev'] },
        });
      }),
      operated({}, {}, (design) => {
        design.node('monitoring', {
          label: 'Monitoring, west',
          parent: secondRegion(design),
          params: { emails: ['oncall@acme.dev'] },
        });
        const third = design.node('region', {
          label: 'Third region',
          params: { region: 'eu-west-1' },
        });
        const api = design.node('api-gateway', { label: 'API', parent: third });
        const handler = design.node('lambda-function', { label: 'Handler', parent: third });
        design.edge('invokes', api, handler);
      }),
    ],
  },
});

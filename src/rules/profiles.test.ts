import { describe, expect, test } from 'vitest';
import { catalog } from '../catalog';
import { apply, checkStructure, idsAfter, type Design } from '../design';
import { remember } from '../kit/memo';
import { resolve } from '../resolve';
import { setProfile } from '../spec/commands';
import { PROFILES, type Profile } from '../spec/profile';
import { soundTemplates, templates } from '../templates';
import { openingDesign } from '../templates/opening';
import { inspect, speaksFrom, type Severity } from '../validation';
import { EXAMPLE_CONTEXT } from './example-context';
import { checklist, rules } from './index';

const modelOf = (design: Design) => resolve(design, catalog);
const inspected = remember((design: Design) =>
  inspect(modelOf(design), rules, checklist, EXAMPLE_CONTEXT),
);

function switched(design: Design, ...profiles: readonly Profile[]): Design {
  return profiles.reduce((now, profile) => {
    const plan = setProfile(modelOf(now), { profile }, idsAfter(now));
    if (!plan.ok) throw new Error(plan.error.reason);
    return apply(now, plan.value.patch);
  }, design);
}

/** Many rules are content with the same design. */
const DESIGNS: readonly Design[] = [
  ...new Map(
    [
      ...templates.map(({ build }) => build()),
      ...rules.flatMap(({ examples: { good, bad } }) => [...good, ...bad].map((build) => build())),
    ].map((design) => [JSON.stringify(design), design]),
  ).values(),
];
/** Most differ from another one by one value. */
const SAMPLE = DESIGNS.filter((_, index) => index < templates.length || index % 4 === 0);

describe('the law of what speaks', () => {
  const heardOf = (design: Design, severity: Severity) =>
    new Set(inspected(design).findings.flatMap((one) => (one.severity === severity ? one.id : [])));
  /** Whatever the design says of itself. */
  const asProduction = (design: Design): Design => {
    const { profile: _, ...settings } = design.settings;
    return { ...design, settings };
  };

  test('every error speaks in a sketch, but of what its profile leaves out by itself', () => {
    const silent = rules.filter(
      (rule) => rule.severity === 'error' && speaksFrom(rule, checklist) !== 'sketch',
    );
    const caused = new Set(
      DESIGNS.flatMap((design) => {
        const before = heardOf(design, 'error');
        const sketch = asProduction(switched(design, 'sketch'));
        return inspected(sketch).findings.flatMap(({ id, rule, severity }) =>
          severity === 'error' && !before.has(id) ? rule.id : [],
        );
      }),
    );
    expect([...caused].toSorted()).toEqual(silent.map(({ id }) => id).toSorted());
  });

  test('a sketch and a development hear each error that production hears of the same drawing', () => {
    const isSilent = (id: string) =>
      rules.some((rule) => rule.from === 'production' && id.startsWith(`${rule.id}:`));
    for (const design of SAMPLE) {
      const errors = [...heardOf(asProduction(design), 'error')].filter((id) => !isSilent(id));
      for (const profile of ['sketch', 'development'] as const) {
        const settings = { ...design.settings, profile };
        const heard = heardOf({ ...design, settings }, 'error');
        expect(errors.filter((id) => !heard.has(id))).toEqual([]);
      }
    }
  });

  test('development hears nothing of standbys, backups and firewalls, and no warning of alarms and recovery', () => {
    const bare = openingDesign();
    const asked = inspected({ ...bare, settings: { ...bare.settings, profile: 'development' } });
    expect(asked.findings.map(({ id }) => id)).toEqual([]);
    const heard = new Set(
      rules
        .filter((rule) => !rule.refused && speaksFrom(rule, checklist) !== 'production')
        .map(({ id }) => id),
    );
    const unheard = ['ML-4', 'ML-6', 'LB-9', 'LB-12', 'BK-1', 'BK-5', 'BK-3'];
    expect(unheard.filter((id) => heard.has(id))).toEqual([]);
    expect(['PD-1', 'EN-1', 'LB-2', 'SE-1', 'VE-2', 'IS-1'].filter((id) => !heard.has(id))).toEqual(
      [],
    );
  });
});

describe('another profile', () => {
  test('gives the design back when it is left again, whatever was set by hand', () => {
    for (const design of DESIGNS) {
      for (const profile of PROFILES) {
        expect(switched(design, profile, 'production')).toEqual(design);
        expect(switched(design, 'sketch', 'development', profile, 'production')).toEqual(design);
      }
      const mixed = switched(design, 'development');
      expect(switched(mixed, 'production', 'sketch', 'development')).toEqual(mixed);
    }
  });

  test('brings no finding that was not there', () => {
    for (const design of SAMPLE) {
      const before = new Set(inspected(design).findings.map(({ id }) => id));
      for (const profile of ['sketch', 'development'] as const) {
        const after = switched(design, profile);
        expect(checkStructure(after)).toEqual([]);
        const added = inspected(after).findings.filter(({ id }) => !before.has(id));
        expect(added.map(({ id, evidence }) => `${profile}: ${id} ${evidence}`)).toEqual([]);
      }
    }
  });

  test('turns no item green that production does not call proved, unless it asks less of it', () => {
    for (const { build } of soundTemplates) {
      for (const profile of ['sketch', 'development'] as const) {
        for (const { item, state, silent } of inspected(switched(build(), profile)).items) {
          if (PROFILES.indexOf(item.from) > PROFILES.indexOf(profile)) {
            expect([item.id, state]).toEqual([item.id, 'unasked']);
          }
          if (state === 'unasked') expect(silent.length).toBeGreaterThan(0);
        }
      }
    }
  });
});

/** What an item that has nothing to check says is not drawn. */
const LACKING: Readonly<Record<string, readonly string[]>> = {
  C1: [
    'auto-scaling-group',
    'ecs-service',
    'rds-instance',
    'aurora-cluster',
    'elasticache',
    'opensearch-domain',
  ],
  C2: ['application-load-balancer'],
  C3: ['auto-scaling-group', 'ecs-service'],
  C4: ['rds-instance', 'aurora-cluster', 'elasticache', 'opensearch-domain'],
  C6: ['rds-instance', 'aurora-cluster', 'elasticache', 'dynamodb-table', 's3-bucket'],
};
const TWINS: Readonly<Record<string, string>> = { M1: 'C1', M2: 'C3', M5: 'C4' };

test('an item that has nothing to check is right about what is not drawn', () => {
  for (const design of SAMPLE) {
    const model = modelOf(design);
    // What lies in no region is no part of the design yet, and what exists is somebody else's.
    const drawn = new Set(
      model.nodes
        .filter(({ id, params }) => params.existing !== true && model.regionName(id) !== null)
        .map(({ kind }) => kind),
    );
    for (const { item, state } of inspected(design).items) {
      if (state !== 'none') continue;
      const wrong = (LACKING[TWINS[item.id] ?? item.id] ?? []).filter((kind) => drawn.has(kind));
      expect([item.id, wrong]).toEqual([item.id, []]);
    }
  }
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import { cdkKinds } from '../catalog/cdk';
import { terraformKinds } from '../catalog/terraform';
import { toExportFinding } from '../cli/inspect-design';
import { idsAfter, type Design } from '../design';
import { createEditor } from '../editor';
import { createCdkExporter } from '../exporters/cdk';
import type { Exporter } from '../exporters/exporter';
import { createTerraformExporter } from '../exporters/terraform';
import { checklist, rules } from '../rules';
import type { Model } from '../spec/model';
import { circuitBreaker } from '../templates/circuit-breaker';
import { templates } from '../templates';
import { multiRegion } from '../templates/multi-region';
import { network } from '../templates/network';
import { operations } from '../templates/operations';
import { actions, type Action } from '../testing/actions';
import { inspect, toExportAcceptances, type Finding, type Inspection } from '../validation';
import { resolve } from './resolve';
import { EXAMPLE_CONTEXT } from '../rules/example-context';

const STEPS = 12;
const LOOK = 3;

/** Everything that a person can see of a design, as text to compare. */
function seen(model: Model, inspection: Inspection, exporters = freshExporters()) {
  const exports = exporters.map((exporter) =>
    exporter.run(
      model,
      inspection.findings.map(toExportFinding),
      toExportAcceptances(inspection.accepted),
    ),
  );
  return {
    findings: inspection.findings.map((finding) => toText(model, finding)),
    accepted: inspection.accepted.map((finding) => toText(model, finding)),
    idleWaivers: inspection.idleWaivers,
    items: inspection.items.map(({ item, state, gap, rules: reports }) =>
      JSON.stringify([item.id, state, gap?.says, reports.map(({ verdicts }) => verdicts.length)]),
    ),
    files: exports.map(({ files }) =>
      files.map(({ path, text, spans }) => JSON.stringify([path, text, spans])),
    ),
    leftOut: exports.map(({ leftOut }) => leftOut),
  };
}

const freshExporters = (): readonly Exporter[] => [
  createTerraformExporter(terraformKinds),
  createCdkExporter(cdkKinds),
];

function toText(model: Model, { rule, fixes, ...rest }: Finding): string {
  const plans = (fixes ?? []).map(({ title, safe, command }) => {
    const plan = command(model, idsAfter(model.design));
    return [title, safe, plan.ok ? plan.value.patch : plan.error.reason];
  });
  return JSON.stringify([rule.id, rest, plans]);
}

/** Of copies of the records nothing is remembered. */
function fresh(design: Design) {
  const model = resolve(structuredClone(design), catalog);
  return seen(model, inspect(model, rules, checklist, EXAMPLE_CONTEXT));
}

/** A fix draws, removes and leads connections elsewhere as no other command does. */
const fixes = fc.nat({ max: 999 }).map((at): Action => (editor) => {
  const offered = editor.store.getState().inspection.findings.flatMap((one) => one.fixes ?? []);
  const fix = offered[at % Math.max(1, offered.length)];
  if (fix) editor.runBound(fix.command);
});
const steps = fc.array(fc.oneof({ weight: 3, arbitrary: actions }, fixes), {
  minLength: STEPS,
  maxLength: STEPS,
});

test.each([network, operations, circuitBreaker, multiRegion])(
  'E1 what is remembered from edit to edit of $id shows in no finding and no file',
  ({ build }) => {
    fc.assert(
      fc.property(steps, (taken) => {
        const editor = createEditor({ catalog, id: 'd', design: build(), now: () => 0 });
        editor.setInspector((model) => inspect(model, rules, checklist, EXAMPLE_CONTEXT));
        const exporters = freshExporters();
        // All of the walk comes first: what is made of a copy in between would be remembered instead.
        const walk = taken.map((act) => {
          act(editor);
          const { design, model, inspection } = editor.store.getState();
          return { design, warm: seen(model, inspection, exporters) };
        });
        // What was remembered wrongly stays so: not every step has to be looked at.
        const looked = walk.filter((_, at) => at % LOOK === LOOK - 1);
        for (const { design, warm } of looked) expect(warm).toEqual(fresh(design));
      }),
      { numRuns: 2 },
    );
  },
);

/** Designs that were opened one after the other have ids in common, and nothing else. */
test('E1 what is remembered of one design shows in no other', () => {
  const exporters = freshExporters();
  const opened = [...templates, ...templates.toReversed()];
  const warm = opened.map(({ build }) => {
    const model = resolve(build(), catalog);
    return seen(model, inspect(model, rules, checklist, EXAMPLE_CONTEXT), exporters);
  });
  const cold = new Map(templates.map((template) => [template, fresh(template.build())]));
  for (const [index, template] of opened.entries()) expect(warm[index]).toEqual(cold.get(template));
});

test('the same design gives the same model, and a kind whose nodes stay as they are the same list', () => {
  const design = network.build();
  const model = resolve(design, catalog);
  expect(resolve(design, catalog)).toBe(model);
  const [node] = Object.values(design.nodes).filter(({ kind }) => kind === 'rds-instance');
  const nodes = { ...design.nodes, [node!.id]: { ...node!, label: 'Renamed' } };
  const after = resolve({ ...design, nodes }, catalog);
  for (const { spec } of catalog.kinds.values()) {
    const isSame = after.ofKind(spec) === model.ofKind(spec);
    expect(isSame, spec.id).toBe(spec.id !== 'rds-instance');
  }
  expect(after.edges).toBe(model.edges);
});

import { catalog } from '../../src/catalog';
import { cdkKinds } from '../../src/catalog/cdk';
import { terraformKinds } from '../../src/catalog/terraform';
import { toExportFinding } from '../../src/cli/inspect-design';
import { apply, idsAfter, type Design } from '../../src/design';
import { createCdkExporter } from '../../src/exporters/cdk';
import type { ExportedFile, Exporter } from '../../src/exporters/exporter';
import { createTerraformExporter } from '../../src/exporters/terraform';
import type { JsonValue } from '../../src/kit/json';
import { resolve } from '../../src/resolve';
import { checklist, rules } from '../../src/rules';
import { setParam } from '../../src/spec/commands';
import { changesOf } from '../../src/ui/code/code-changes';
import { inspect } from '../../src/validation';
import { round, spread } from './numbers';
import { EXAMPLE_CONTEXT } from '../../src/rules/example-context';

const WARM_UP = 100;
const EDITS = 200;

export interface EditTimes {
  readonly nodes: number;
  readonly medianMilliseconds: number;
  readonly p95Milliseconds: number;
  /** Of the processor, on average: what others do on the machine does not count. */
  readonly cpuMilliseconds: number;
}

/** An exporter remembers what it wrote, so that each measurement has its own. */
const EXPORTERS = {
  terraform: () => createTerraformExporter(terraformKinds),
  cdk: () => createCdkExporter(cdkKinds),
} satisfies Record<string, () => Exporter>;
export type Target = keyof typeof EXPORTERS;

/**
 * What an edit costs from the patch to findings, the files of the target that is shown and the marks of what changed in them, as a session of small edits on one
 * node after another has it.
 */
export function timeEdits(start: Design, target: Target): EditTimes {
  const exporter = EXPORTERS[target]();
  const targets = resolve(start, catalog).nodes.flatMap((node) => {
    const [name, field] =
      Object.entries(node.spec.fields).find(([, { type }]) => type === 'number') ?? [];
    return name !== undefined && field?.type === 'number' && !node.spec.container
      ? [{ id: node.id, name, values: [field.default, field.default + 1] }]
      : [];
  });

  let design = start;
  let written: readonly ExportedFile[] = [];
  const edit = (number: number): void => {
    const { id, name, values } = targets[Math.floor(number / 2) % targets.length]!;
    const value: JsonValue = values[(number + 1) % 2]!;
    const model = resolve(design, catalog);
    const plan = setParam(model, { node: id, name, value }, idsAfter(design));
    if (!plan.ok) throw new Error(plan.error.reason);
    design = apply(design, plan.value.patch);
    const after = resolve(design, catalog);
    const { findings } = inspect(after, rules, checklist, EXAMPLE_CONTEXT);
    const { files } = exporter.run(after, findings.map(toExportFinding));
    // The panel marks what an edit has changed, and reads for it what is otherwise written when somebody opens it.
    changesOf(written, files);
    written = files;
  };

  for (let number = 0; number < WARM_UP; number += 1) edit(number);
  const cpu = process.cpuUsage();
  const times = Array.from({ length: EDITS }, (_, number) => {
    const started = performance.now();
    edit(number);
    return performance.now() - started;
  });
  const { user, system } = process.cpuUsage(cpu);
  const { median, p95 } = spread(times);
  return {
    nodes: Object.keys(start.nodes).length,
    medianMilliseconds: round(median),
    p95Milliseconds: round(p95),
    cpuMilliseconds: round((user + system) / 1000 / EDITS),
  };
}

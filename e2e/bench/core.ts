import { catalog } from '../../src/catalog';
import { sqsQueue } from '../../src/catalog/sqs-queue/spec';
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
import { placeNode, remove, setLabel, setParam, setSetting } from '../../src/spec/commands';
import type { Model } from '../../src/spec/model';
import { changesOf } from '../../src/ui/code/code-changes';
import { inspect } from '../../src/validation';
import { often } from './extent';
import { round, spread } from './numbers';
import { EXAMPLE_CONTEXT } from '../../src/rules/example-context';

const WARM_UP = often(100);

export interface EditTimes {
  readonly nodes: number;
  /** Of these, those of the task before the page paints (the design and its findings), and of the one after it (the code). */
  readonly paintedMilliseconds: number;
  readonly codeMilliseconds: number;
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

/** In milliseconds, of the whole and of its first task. */
interface Edit {
  readonly whole: number;
  readonly painted: number;
}

type Plan = (model: Model, ids: ReturnType<typeof idsAfter>) => ReturnType<typeof setParam>;

/**
 * A session in which each edit costs what it does from the patch to findings, the files of the target that is shown and the marks
 * of what changed in them.
 */
function session(start: Design, target: Target): (plan: Plan) => Edit {
  const exporter = EXPORTERS[target]();
  let design = start;
  let written: readonly ExportedFile[] = [];
  return (plan) => {
    const started = performance.now();
    const planned = plan(resolve(design, catalog), idsAfter(design));
    if (!planned.ok) throw new Error(planned.error.reason);
    design = apply(design, planned.value.patch);
    const after = resolve(design, catalog);
    const { findings } = inspect(after, rules, checklist, EXAMPLE_CONTEXT);
    const painted = performance.now() - started;
    const { files } = exporter.run(after, findings.map(toExportFinding));
    // The panel marks what an edit has changed, and reads for it what is otherwise written when somebody opens it.
    changesOf(written, files);
    written = files;
    return { whole: performance.now() - started, painted };
  };
}

/** Small edits of one node after another, as somebody makes them who types and clicks. */
function valuesOf(start: Design): (number: number) => Plan {
  const targets = resolve(start, catalog).nodes.flatMap((node) => {
    const [name, field] =
      Object.entries(node.spec.fields).find(([, { type }]) => type === 'number') ?? [];
    return name !== undefined && field?.type === 'number' && !node.spec.container
      ? [{ id: node.id, name, values: [field.default, field.default + 1] }]
      : [];
  });
  return (number) => {
    const { id, name, values } = targets[Math.floor(number / 2) % targets.length]!;
    const value: JsonValue = values[(number + 1) % 2]!;
    return (model, ids) => setParam(model, { node: id, name, value }, ids);
  };
}

export function timeEdits(start: Design, target: Target, edits: number): EditTimes {
  const edit = session(start, target);
  const planOf = valuesOf(start);
  for (let number = 0; number < WARM_UP; number += 1) edit(planOf(number));
  const cpu = process.cpuUsage();
  const times = Array.from({ length: edits }, (_, number) => edit(planOf(number)));
  const { user, system } = process.cpuUsage(cpu);
  const { median, p95 } = spread(times.map(({ whole }) => whole));
  return {
    nodes: Object.keys(start.nodes).length,
    paintedMilliseconds: round(spread(times.map(({ painted }) => painted)).median),
    codeMilliseconds: round(spread(times.map(({ whole, painted }) => whole - painted)).median),
    medianMilliseconds: round(median),
    p95Milliseconds: round(p95),
    cpuMilliseconds: round((user + system) / 1000 / edits),
  };
}

const ROUNDS = often(30);
const ADDED = sqsQueue.id;

/** Medians in milliseconds of edits that change more than a value: of what is drawn, of names, of the design as a whole. */
export type OtherEdits = Readonly<Record<'rename' | 'add' | 'remove' | 'title', number>>;

export function timeOtherEdits(start: Design, target: Target): OtherEdits {
  const edit = session(start, target);
  const planOf = valuesOf(start);
  for (let number = 0; number < WARM_UP; number += 1) edit(planOf(number));
  const nodes = resolve(start, catalog).nodes.filter(({ spec }) => !spec.container);
  const nodeAt = (number: number) => nodes[number % nodes.length]!.id;
  const plans: Readonly<Record<keyof OtherEdits, (number: number) => Plan>> = {
    rename: (number) => (model, ids) =>
      setLabel(model, { node: nodeAt(number), label: `Name ${number}` }, ids),
    add: (number) => (model, ids) =>
      placeNode(model, { kind: ADDED, over: nodeAt(number), at: null }, ids),
    remove: () => (model, ids) =>
      remove(model, { nodes: [model.ofKind(sqsQueue).at(-1)!.id], edges: [] }, ids),
    title: (number) => (model, ids) =>
      setSetting(model, { name: 'title', value: `Title ${number}` }, ids),
  };
  const medianOf = (kind: keyof OtherEdits): number =>
    round(
      spread(Array.from({ length: ROUNDS }, (_, number) => edit(plans[kind](number)).whole)).median,
    );
  return {
    rename: medianOf('rename'),
    add: medianOf('add'),
    remove: medianOf('remove'),
    title: medianOf('title'),
  };
}

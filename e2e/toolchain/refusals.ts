/** What AWS or Terraform would refuse, in contrast to what is merely unwise: an unwise design must plan as well. */
import { catalog } from '../../src/catalog';
import { apply, idsAfter, isEmptyPatch, type Design, type Patch } from '../../src/design';
import type { JsonObject } from '../../src/kit/json';
import { resolve } from '../../src/resolve';
import { checklist, rules } from '../../src/rules';
import { remove, setParam } from '../../src/spec/commands';
import { fieldProblem } from '../../src/spec/field-problem';
import { fieldsInUse, type Fields } from '../../src/spec/fields';
import type { Model } from '../../src/spec/model';
import { fixAll, inspect, isRefused, type Finding } from '../../src/validation';
import { EXAMPLE_CONTEXT } from '../../src/rules/example-context';
import { allPoints } from './points';

const hasProblem = (fields: Fields, params: JsonObject): boolean =>
  fieldsInUse(fields, params).some(
    ([name, field]) =>
      field.unseen !== true &&
      fieldProblem(field, params[name] ?? field.default, { params }) !== null,
  );

/** A rule that owns a field's problem may also report what AWS takes: ML-5 failover without a replica, and no failover. */
const isAboutProblem = (model: Model, { nodes, edges = [] }: Finding): boolean =>
  nodes.some((id) => hasProblem(model.get(id).spec.fields, model.get(id).params)) ||
  edges.some((id) => hasProblem(model.edge(id).spec.fields, model.edge(id).params));

const REFUSING = rules.filter(({ refused }) => refused === true);
const holdsProblem = ({ nodes, edges }: Model): boolean =>
  [...nodes, ...edges].some(({ spec, params }) => hasProblem(spec.fields, params));

/** Most rules speak of what is merely unwise, unless a value is one that AWS refuses. */
function refusedIn(model: Model): readonly Finding[] {
  const asked = holdsProblem(model) ? rules : REFUSING;
  return inspect(model, asked, [], EXAMPLE_CONTEXT).findings.filter(
    (finding) =>
      finding.severity === 'error' && (isRefused(finding) || isAboutProblem(model, finding)),
  );
}

export const refusedInDesign = (design: Design): readonly Finding[] =>
  refusedIn(resolve(design, catalog));

/** After "Fix all safe". */
export function allFixed(design: Design): Design {
  const model = resolve(design, catalog);
  return apply(design, fixAll(model, rules, checklist, EXAMPLE_CONTEXT).patch);
}

const MAX_ROUNDS = 80;
const POINTS = allPoints();

/** What is unwise as well: of such a design no tool should have anything to say. */
function unwiseIn(model: Model): readonly Finding[] {
  return inspect(model, rules, [], EXAMPLE_CONTEXT).findings.filter(
    ({ severity }) => severity !== 'info',
  );
}

/** Tools know no profile: they ask everything of a sketch, too. */
export const unwiseInDesign = (design: Design): readonly Finding[] =>
  unwiseIn(resolve(forProduction(design), catalog));

function forProduction(design: Design): Design {
  const { profile: _profile, ...settings } = design.settings;
  return { ...design, settings };
}

interface Repairing {
  /** Says what no fix can, and takes away what nothing helps, as a person would. */
  readonly mayRemove?: boolean;
  /** Repairs what is unwise as well. */
  readonly isStrict?: boolean;
}

/** Fixes what AWS would refuse until nothing is left; null when that cannot be done. */
export function repair(
  design: Design,
  { mayRemove = false, isStrict = false }: Repairing = {},
): Design | null {
  const found = isStrict ? unwiseIn : refusedIn;
  let now = isStrict ? forProduction(design) : design;
  const tried = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const model = resolve(now, catalog);
    const refused = found(model);
    if (refused.length === 0) return now;
    const patch =
      patchFor(model, refused, tried) ??
      (mayRemove ? (answer(model, refused, found) ?? removal(model, refused)) : null);
    if (!patch) return null;
    now = apply(now, patch);
  }
  return null;
}

/** The first fix that changes something; each is tried twice at most, because two of them may undo each other. */
function patchFor(model: Model, refused: readonly Finding[], tried: Set<string>): Patch | null {
  for (const finding of refused) {
    for (const [index, fix] of (finding.fixes ?? []).entries()) {
      const key = `${finding.id} ${index}`;
      if (tried.has(`${key} again`)) continue;
      tried.add(tried.has(key) ? `${key} again` : key);
      const plan = fix.command(model, idsAfter(model.design));
      if (plan.ok && !isEmptyPatch(plan.value.patch)) return plan.value.patch;
    }
  }
  return null;
}

type Found = (model: Model) => readonly Finding[];

/** What no fix can know, such as whom to call: the first value of the field with which the rule asks for it no more. */
function answer(model: Model, refused: readonly Finding[], found: Found): Patch | null {
  for (const { rule, field } of refused) {
    const node = field?.node === undefined ? undefined : model.get(field.node);
    if (!field || !node) continue;
    const isAsked = (one: Finding) =>
      one.rule === rule && one.field?.node === field.node && one.field?.name === field.name;
    for (const { of, field: name, value } of POINTS) {
      if (of !== node.kind || name !== field.name) continue;
      const plan = setParam(model, { node: node.id, name, value }, idsAfter(model.design));
      if (!plan.ok || isEmptyPatch(plan.value.patch)) continue;
      const then = resolve(apply(model.design, plan.value.patch), catalog);
      if (!found(then).some(isAsked)) return plan.value.patch;
    }
  }
  return null;
}

function removal(model: Model, [finding]: readonly Finding[]): Patch | null {
  const edges = finding?.edges?.slice(0, 1) ?? [];
  const nodes = edges.length > 0 ? [] : (finding?.nodes.slice(0, 1) ?? []);
  const plan = remove(model, { nodes, edges }, idsAfter(model.design));
  return plan.ok ? plan.value.patch : null;
}

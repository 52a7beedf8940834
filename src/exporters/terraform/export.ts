import { isSameList } from '../../kit/memo';
import type { TopLevel } from '../../codegen/hcl';
import { toStored, type NodeId } from '../../design';
import type { Access, Grant, Model, ModelNode, Reach, Wire } from '../../spec/model';
import { isRegionCode } from '../../spec/settings';
import type { ExportedFile, Exporter, ExportFinding, LeftOut } from '../exporter';
import { joinFiles, type JoinedFile } from './files';
import { toGroups } from './groups';
import {
  commonVariables,
  findingsComment,
  locals,
  providers,
  versions,
  type DrawnRegion,
} from './head';
import type { TerraformKind } from './kind';
import { toNames } from './names';
import {
  inOrder,
  printer,
  toPart,
  variableBlock,
  type Entry,
  type Faults,
  type Part,
  type Unit,
} from './part';
import { readme } from './readme';
import type { Plan, Template } from './terraform';
import { tfvarsExample } from './tfvars';

const GIT_IGNORE = `.terraform/
*.tfstate
*.tfstate.*
*.tfplan
crash.log
terraform.tfvars
build/
`;
const FALLBACK_REGION = 'us-east-1';

interface Known {
  readonly first: NodeId | undefined;
  readonly parts: readonly unknown[];
  readonly part: Part;
}

/** `kinds` in the order in which their resources stand in a file. */
export function createTerraformExporter(kinds: ReadonlyMap<string, TerraformKind>): Exporter {
  // What the last run made: an edit changes little of it, and all else keeps its printed text, its spans and its files.
  let known: readonly Known[] = [];
  let heads: readonly Unit[] = [];
  let files: ReadonlyMap<string, JoinedFile> = new Map();

  function partsOf(model: Model, nodes: readonly ModelNode[], primaryRegion: string) {
    const names = toNames(model, nodes);
    const watchers = watchersOf(model, kinds, nodes);
    const groups = toGroups({ model, kinds, nodes, names, primaryRegion, watchers });
    const byFirst = new Map(known.map((each) => [each.first, each]));
    const plan = onDemand(model, { kinds, names, primaryRegion, watchers });
    const faults: Faults = new Map();
    const emit = (isAgain: boolean): readonly Known[] =>
      groups.map(({ nodes: members, parts }) => {
        const first = members[0]?.id;
        const before = byFirst.get(first);
        return before && isSameList(before.parts, parts) && !isAgain
          ? before
          : { first, parts, part: toPart(plan, members, faults, before?.part) };
      });

    let made = emit(false);
    // A bug in one emitter leaves out its node, and the others go on as if it were not drawn (law V4): else they would name
    // what the code does not hold, in its own group or, where it watches, in all.
    for (let count = 0; faults.size > count; made = emit(true)) count = faults.size;
    known = faults.size === 0 ? made : [];
    return made.map(({ part }) => part);
  }

  return {
    id: 'terraform',
    title: 'Terraform',
    run: (model, findings) => {
      const nodes = model.nodes.filter(({ kind }) => kinds.has(kind));
      const regions = drawnRegions(model, nodes);
      const parts = partsOf(model, nodes, regions[0]?.code ?? FALLBACK_REGION);
      const left = parts
        .flatMap((part) => part.entries.filter(({ missing }) => missing !== null))
        .toSorted(inOrder);
      const told = [...findings, ...left.filter(({ isFault }) => isFault).map(faultFinding)];
      heads = headUnits(model, told, regions, parts, heads);
      files = joinFiles([...heads, ...parts.flatMap((part) => part.units)], files);
      return {
        files: [
          ...[...files.values()].map(({ file }) => file),
          ...extraFiles(model, told, regions, parts),
        ],
        leftOut: left.map(leftOut),
      };
    },
  };
}

const nameIn = ({ label, title }: Entry): string =>
  label === title ? label : `${label} (${title})`;

const leftOut = (entry: Entry): LeftOut => ({
  node: entry.node,
  name: nameIn(entry),
  why: entry.missing ?? '',
});

/** No rule can know of it, and the code must not be applied without it. */
const faultFinding = (entry: Entry): ExportFinding => ({
  severity: 'error',
  rule: 'Terraform',
  title: 'Left out of the code',
  evidence: `${nameIn(entry)}: ${entry.missing ?? ''}`,
  nodes: [entry.node],
});

function drawnRegions(model: Model, nodes: readonly ModelNode[]): readonly DrawnRegion[] {
  const regions = new Map<string, DrawnRegion>();
  for (const node of nodes) {
    if (node.spec.container !== 'region') continue;
    const code = model.regionName(node.id);
    if (code !== null && !regions.has(code)) {
      regions.set(code, { code, origin: { node: node.id } });
    }
  }
  const { homeRegion } = model.settings;
  const drawn = [...regions.values()];
  const home = isRegionCode(homeRegion)
    ? (regions.get(homeRegion) ?? { code: homeRegion, origin: undefined })
    : (drawn[0] ?? { code: FALLBACK_REGION, origin: undefined });
  return [home, ...drawn.filter(({ code }) => code !== home.code)];
}

/** The first of a region watches it; one that is alone in the design watches all of it. */
function watchersOf(
  model: Model,
  kinds: ReadonlyMap<string, TerraformKind>,
  nodes: readonly ModelNode[],
): ReadonlyMap<string, ModelNode> {
  const watchers = new Map<string, ModelNode>();
  const all = nodes.filter(
    ({ kind, id }) => kinds.get(kind)?.watches && model.regionName(id) !== null,
  );
  const [only] = all;
  if (all.length === 1 && only) {
    for (const { code } of drawnRegions(model, nodes)) watchers.set(code, only);
  }
  for (const node of all) {
    const region = model.regionName(node.id);
    if (region !== null && !watchers.has(region)) watchers.set(region, node);
  }
  return watchers;
}

/** The files' parts that belong to no node. */
function headUnits(
  model: Model,
  findings: readonly ExportFinding[],
  regions: readonly DrawnRegion[],
  parts: readonly Part[],
  before: readonly Unit[],
): readonly Unit[] {
  const { settings } = model;
  const uses = usesOf(parts);
  const toUnit = printer(before);
  const unit = (path: string, items: readonly TopLevel[]) => toUnit(path, HEAD_RANK, '', '', items);
  const [primary = { code: FALLBACK_REGION, origin: undefined }] = regions;
  return [
    unit('versions.tf', [findingsComment(findings), ...versions(settings, uses)]),
    unit('providers.tf', providers(regions)),
    unit('locals.tf', locals(primary, uses.has('account'))),
    unit('variables.tf', commonVariables(model, uses).map(variableBlock)),
  ];
}

const usesOf = (parts: readonly Part[]): ReadonlySet<string> =>
  new Set(parts.flatMap((part) => [...part.uses]));

/** Before every unit of a node. */
const HEAD_RANK = -2;

/** Everything that comes with the code. */
function extraFiles(
  model: Model,
  findings: readonly ExportFinding[],
  regions: readonly DrawnRegion[],
  parts: readonly Part[],
): readonly ExportedFile[] {
  // A home that is drawn no more holds nothing.
  const drawn = regions.filter(({ origin }) => origin !== undefined);
  const { settings, design } = model;
  return [
    ...parts.flatMap((part) => part.templates).map(templateFile),
    onRead('README.md', 'markdown', () =>
      readme({
        settings,
        findings,
        parts,
        regions: (drawn.length > 0 ? drawn : regions).map(({ code }) => code),
      }),
    ),
    onRead('terraform.tfvars.example', 'hcl', () =>
      tfvarsExample(
        commonVariables(model, usesOf(parts)),
        parts.flatMap((part) => part.variables),
      ),
    ),
    onRead('.gitignore', 'text', () => GIT_IGNORE),
    onRead('design.lintel.json', 'json', () => `${JSON.stringify(toStored(design), null, 2)}\n`),
  ];
}

const templateFile = ({ path, text, language, origin }: Template): ExportedFile => ({
  path,
  text,
  language,
  spans: [{ start: 0, end: text.length, origin }],
});

/** Files that are read only when a person opens or downloads them. */
function onRead(
  path: string,
  language: ExportedFile['language'],
  write: () => string,
): ExportedFile {
  let text: string | undefined;
  return {
    path,
    language,
    spans: [],
    get text() {
      text ??= write();
      return text;
    },
  };
}

/** The model's facts by node, computed when the first group asks. */
function onDemand(
  model: Model,
  fixed: Pick<Plan, 'kinds' | 'names' | 'primaryRegion' | 'watchers'>,
): Plan {
  let reachFrom: Map<string, Reach[]> | undefined;
  let reachTo: Map<string, Reach[]> | undefined;
  let grantsTo: Map<string, Grant[]> | undefined;
  let wiresTo: Map<string, Wire[]> | undefined;
  let accessTo: Map<string, Access[]> | undefined;
  return {
    model,
    ...fixed,
    get reachFrom() {
      return (reachFrom ??= groupBy(model.reach, ({ from }) => from));
    },
    get reachTo() {
      return (reachTo ??= groupBy(model.reach, ({ to }) => to));
    },
    get grantsTo() {
      return (grantsTo ??= groupBy(model.grants, ({ to }) => to));
    },
    get wiresTo() {
      return (wiresTo ??= groupBy(model.wires, ({ to }) => to));
    },
    get accessTo() {
      return (accessTo ??= groupBy(model.access, ({ to }) => to));
    },
  };
}

function groupBy<V>(items: readonly V[], keyOf: (item: V) => string): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

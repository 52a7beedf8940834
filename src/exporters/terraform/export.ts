import { print, type Span } from '../../codegen/code';
import { file as hclFile, type TopLevel } from '../../codegen/hcl';
import { toStored } from '../../design';
import type { Grant, Model, ModelNode, Reach, Wire } from '../../spec/model';
import type { ExportedFile, Exporter, ExportFinding } from '../exporter';
import { isSameParts, toGroups } from './groups';
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
import { inOrder, toPart, variableBlock, type Part, type Unit } from './part';
import { readme } from './readme';
import type { Plan } from './terraform';
import { tfvarsExample } from './tfvars';

/** The order in which a reader meets the files. A second region's files follow the first's. */
const FILE_ORDER = [
  'versions',
  'providers',
  'variables',
  'locals',
  'kms',
  'network',
  'security',
  'alb',
  'waf',
  'dns',
  'compute',
  'database',
  'cache',
  'outputs',
];
const GIT_IGNORE = `.terraform/
*.tfstate
*.tfstate.*
*.tfplan
crash.log
terraform.tfvars
`;
const FALLBACK_REGION = 'us-east-1';

/** `kinds` in the order in which their resources stand in a file. */
export function createTerraformExporter(kinds: ReadonlyMap<string, TerraformKind>): Exporter {
  // The groups of the last run: an edit changes few of them, and the others keep their printed text.
  let known: readonly { parts: readonly unknown[]; part: Part }[] = [];

  function partsOf(model: Model, nodes: readonly ModelNode[], regions: readonly DrawnRegion[]) {
    const primaryRegion = regions[0]?.code ?? FALLBACK_REGION;
    const names = toNames(model, nodes);
    const groups = toGroups({ model, kinds, nodes, names, primaryRegion });
    const byFirst = new Map(known.map((each) => [each.parts[1], each]));
    const plan = onDemand(model, { kinds, names, primaryRegion });
    known = groups.map(({ nodes: members, parts }) => {
      const before = byFirst.get(parts[1]);
      return before && isSameParts(before.parts, parts)
        ? before
        : { parts, part: toPart(plan, members) };
    });
    return known.map(({ part }) => part);
  }

  return {
    id: 'terraform',
    title: 'Terraform',
    run: (model, findings) => {
      const nodes = model.nodes.filter(({ kind }) => kinds.has(kind));
      const regions = drawnRegions(model, nodes);
      return assemble(model, findings, regions, partsOf(model, nodes, regions));
    },
  };
}

function drawnRegions(model: Model, nodes: readonly ModelNode[]): readonly DrawnRegion[] {
  const regions = new Map<string, DrawnRegion>();
  for (const node of nodes) {
    if (node.spec.container !== 'region') continue;
    const code = model.regionName(node.id);
    if (code !== null && !regions.has(code)) {
      regions.set(code, { code, origin: { node: node.id } });
    }
  }
  return regions.size > 0 ? [...regions.values()] : [{ code: FALLBACK_REGION, origin: undefined }];
}

function assemble(
  model: Model,
  findings: readonly ExportFinding[],
  regions: readonly DrawnRegion[],
  parts: readonly Part[],
): readonly ExportedFile[] {
  const { settings } = model;
  const uses = new Set(parts.flatMap((part) => [...part.uses]));
  const variables = commonVariables(settings, uses);
  const [primary = { code: FALLBACK_REGION, origin: undefined }] = regions;
  const units = [
    unit('versions.tf', [findingsComment(findings), ...versions(settings, uses.has('random'))]),
    unit('providers.tf', providers(regions)),
    unit('locals.tf', locals(primary, uses.has('account'))),
    unit('variables.tf', variables.map(variableBlock)),
    ...parts.flatMap((part) => part.units),
  ];
  const templates = parts.flatMap((part) => part.templates);
  return [
    ...toFiles(units),
    ...templates.map(({ path, text, node }) => ({
      path,
      text,
      language: 'shell' as const,
      spans: [{ start: 0, end: text.length, origin: { node } }],
    })),
    onRead('README.md', 'markdown', () =>
      readme({ settings, findings, parts, regions: regions.map(({ code }) => code) }),
    ),
    onRead('terraform.tfvars.example', 'hcl', () =>
      tfvarsExample(
        variables,
        parts.flatMap((part) => part.variables),
      ),
    ),
    onRead('.gitignore', 'text', () => GIT_IGNORE),
    onRead(
      'design.lintel.json',
      'json',
      () => `${JSON.stringify(toStored(model.design), null, 2)}\n`,
    ),
  ];
}

const unit = (path: string, items: readonly TopLevel[]): Unit => ({
  file: path,
  rank: -2,
  node: '',
  key: '',
  ...print(hclFile(items)),
});

function toFiles(units: readonly Unit[]): readonly ExportedFile[] {
  const files = new Map<string, Unit[]>();
  const shared = new Set<string>();
  for (const each of units) {
    if (each.text === '') continue;
    const id = `${each.file} ${each.key}`;
    if (each.key !== '' && shared.has(id)) continue;
    shared.add(id);
    const known = files.get(each.file);
    if (known) known.push(each);
    else files.set(each.file, [each]);
  }
  return [...files]
    .toSorted(([a], [b]) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
    .map(([path, members]) => join(path, members.toSorted(inOrder)));
}

const placeOf = (path: string): number => FILE_ORDER.indexOf(path.replace(/(?:_.*)?\.tf$/, ''));

/** Spans are moved to their place in the file when someone asks for them. */
function join(path: string, units: readonly Unit[]): ExportedFile {
  let spans: readonly Span[] | undefined;
  return {
    path,
    text: units.map(({ text }) => text).join('\n'),
    language: 'hcl',
    get spans() {
      spans ??= moved(units);
      return spans;
    },
  };
}

function moved(units: readonly Unit[]): readonly Span[] {
  let offset = 0;
  return units.flatMap(({ text, spans }) => {
    const from = offset;
    offset += text.length + '\n'.length;
    return spans.map(({ start, end, origin }) => ({
      start: from + start,
      end: from + end,
      origin,
    }));
  });
}

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
function onDemand(model: Model, fixed: Pick<Plan, 'kinds' | 'names' | 'primaryRegion'>): Plan {
  let reachFrom: Map<string, Reach[]> | undefined;
  let reachTo: Map<string, Reach[]> | undefined;
  let grantsTo: Map<string, Grant[]> | undefined;
  let wiresTo: Map<string, Wire[]> | undefined;
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

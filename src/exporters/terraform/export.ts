import type { TopLevel } from '../../codegen/hcl';
import { toStored } from '../../design';
import type { Model } from '../../spec/model';
import type { ExportAcceptance, ExportedFile, Exporter, ExportFinding } from '../exporter';
import { FileMemory, onRead, templateFile } from '../files';
import { faultFinding, leftEntries, leftOut, rememberParts } from '../parts';
import { byOwner, drawnRegions, FALLBACK_REGION, type DrawnRegion } from '../plan';
import { joinFiles, type JoinedFile } from './files';
import { commonVariables, findingsComment, locals, providers, versions } from './head';
import type { TerraformKind } from './kind';
import { toNames } from './names';
import { printer, toPart, variableBlock, type Part, type Unit } from './part';
import { toldInReadme } from '../readme';
import { readme } from './readme';
import { tfvarsExample } from './tfvars';

const GIT_IGNORE = `.terraform/
*.tfstate
*.tfstate.*
*.tfplan
crash.log
terraform.tfvars
build/
`;

/** `kinds` in the order in which their resources stand in a file. */
export function createTerraformExporter(kinds: ReadonlyMap<string, TerraformKind>): Exporter {
  // What the last run made: an edit changes little of it, and all else keeps its printed text, its spans and its files.
  const partsOf = rememberParts({ kinds, toNames, toPart });
  let heads: readonly Unit[] = [];
  let files: ReadonlyMap<string, JoinedFile> = new Map();
  const written = new FileMemory();

  return {
    id: 'terraform',
    title: 'Terraform',
    run: (model, findings, accepted = []) => {
      const nodes = model.nodes.filter(({ kind }) => kinds.has(kind));
      const regions = drawnRegions(model, nodes);
      const parts = partsOf(model, nodes, regions[0]?.code ?? FALLBACK_REGION, accepted);
      const left = leftEntries(parts);
      const faults = left.filter(({ isFault }) => isFault);
      const told = [...findings, ...faults.map((entry) => faultFinding('Terraform', entry))];
      written.begin();
      heads = headUnits(model, told, regions, parts, heads);
      files = joinFiles([...heads, ...parts.flatMap((part) => part.units)], files);
      return {
        files: [
          ...[...files.values()].map(({ file }) => file),
          ...extraFiles(model, { findings: told, accepted }, regions, parts, written),
        ],
        leftOut: left.map(leftOut),
      };
    },
  };
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
  new Set(parts.flatMap(({ uses }) => uses));

/** Before every unit of a node. */
const HEAD_RANK = -2;

interface Found {
  readonly findings: readonly ExportFinding[];
  readonly accepted: readonly ExportAcceptance[];
}

/** Everything that comes with the code. */
function extraFiles(
  model: Model,
  { findings, accepted }: Found,
  regions: readonly DrawnRegion[],
  parts: readonly Part[],
  written: FileMemory,
): readonly ExportedFile[] {
  // A home that is drawn no more holds nothing.
  const drawn = regions.filter(({ origin }) => origin !== undefined);
  const { design, settings } = model;
  const codes = (drawn.length > 0 ? drawn : regions).map(({ code }) => code);
  return [
    ...parts.flatMap((part) => part.templates).map(templateFile),
    written.onRead(
      'README.md',
      'markdown',
      [
        ...toldInReadme(model, findings, accepted),
        ...parts.flatMap(({ entries, remarks, uses }) => [entries, remarks, uses]),
        ...codes,
      ],
      () => readme({ model, findings, accepted, parts, regions: codes }),
    ),
    written.onRead(
      'terraform.tfvars.example',
      'hcl',
      [
        ...Object.values(settings),
        ...codes,
        ...parts.flatMap(({ variables, uses }) => [variables, uses]),
      ],
      () =>
        tfvarsExample(
          commonVariables(model, usesOf(parts)),
          byOwner(
            parts.flatMap((part) => part.variables),
            model,
          ),
        ),
    ),
    onRead('.gitignore', 'text', () => GIT_IGNORE),
    onRead('design.lintel.json', 'json', () => `${JSON.stringify(toStored(design), null, 2)}\n`),
  ];
}

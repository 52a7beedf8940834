import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { jsonPlaces, lineReader, placeAt } from '../../kit/json-places';
import { idsIn, ruleBook } from '../../rules/rule-book';
import type { Model } from '../../spec/model';
import {
  acceptedOncePerCause,
  type Finding,
  type Inspection,
  type RulePage,
  type Severity,
} from '../../validation';
import { oneLine } from '../io';
import type { DesignFile } from '../read-design';
import { termsOf } from './text';

/**
 * SARIF 2.1.0 for code scanning: a result for each cause, at the record of its node, connection or field in the design's file.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
 */
const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

export interface SarifInput {
  readonly model: Model;
  readonly inspection: Inspection;
  /** Null where the design is a template's or a link's, and has no lines. */
  readonly file: DesignFile | null;
  /** Addresses of files below it are relative to it. */
  readonly cwd: string;
}

export function toSarif(input: SarifInput): string {
  const { inspection, file, cwd } = input;
  const uri = file === null ? null : uriOf(file.path, cwd);
  const locate = locator(input.model, file, uri);
  const indexes = new Map(ruleBook.map(({ rule }, index) => [rule.id, index]));
  const run = {
    tool: { driver: { name: 'Lintel', rules: ruleBook.map(describeRule) } },
    // Without it the report of a second design would replace that of the first.
    automationDetails: { id: `lintel/${uri === null ? '' : `${uri}/`}` },
    invocations: [{ executionSuccessful: true }],
    columnKind: 'utf16CodeUnits',
    ...(uri === null ? {} : { artifacts: [{ location: { uri }, roles: ['analysisTarget'] }] }),
    results: [...inspection.reported, ...acceptedOncePerCause(inspection.accepted)].map(
      (finding) => ({
        ruleId: finding.rule.id,
        ruleIndex: indexes.get(finding.rule.id),
        level: LEVELS[finding.severity],
        message: { text: message(saidOf(finding)) },
        ...locate(finding),
        ...suppressionsOf(finding),
        // Code scanning compares the first; both follow the record wherever it moves in the file.
        partialFingerprints: {
          primaryLocationLineHash: finding.id,
          'lintelFinding/v1': finding.id,
        },
      }),
    ),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};
const PROBLEM_SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
};
/** Code scanning reads from 7 on as high, from 4 on as medium. */
const SECURITY_SEVERITIES: Readonly<Record<Severity, string>> = {
  error: '8.0',
  warning: '5.0',
  info: '2.0',
};

/** With what other rules found of the same cause, which is one alert. */
const saidOf = ({ evidence, also = [] }: Finding): string =>
  [evidence, ...also.map((other) => `Also ${other.rule.id}: ${other.evidence}`)].join(' ');

/** A message may hold links and placeholders; what a person typed holds neither. */
function message(text: string): string {
  const line = oneLine(text).replace(/\{(\d+)\}/g, '{{$1}}');
  return line.includes('](') ? line.replace(/[\\[\]]/g, '\\$&') : line;
}

const inWords = (title: string): string =>
  title
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

function describeRule(page: RulePage): object {
  const { rule, pillars, mappings, items } = page;
  const isSecurity = rule.maps.wellArchitected.includes('SEC');
  const tags = [
    ...(isSecurity ? ['security'] : []),
    ...pillars.map((pillar) => pillar.toLowerCase().replaceAll(' ', '-')),
  ];
  return {
    id: rule.id,
    name: inWords(rule.title),
    shortDescription: { text: message(rule.title) },
    fullDescription: { text: message(rule.why) },
    help: { text: helpOf(page, ''), markdown: helpOf(page, '**') },
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: {
      tags: [...new Set(tags)],
      precision: 'very-high',
      'problem.severity': PROBLEM_SEVERITIES[rule.severity],
      ...(isSecurity ? { 'security-severity': SECURITY_SEVERITIES[rule.severity] } : {}),
      pillars,
      'from-profile': page.from,
      checklist: items.map(({ id }) => id),
      checkov: idsIn(mappings, 'Checkov'),
      'cdk-nag': idsIn(mappings, 'cdk-nag'),
      'security-hub': idsIn(mappings, 'Security Hub'),
    },
  };
}

/** The same in plain text and in Markdown, where the headings are bold. */
function helpOf({ rule, reads, items, mappings, sources }: RulePage, bold: string): string {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['Why', [rule.why]],
    ['What it reads', [reads]],
    ['Checklist', items.map(({ id, title }) => `${id} ${title}`)],
    ...mappings.map(({ by, ids }) => [by, ids.map(({ id }) => id)] as const),
    ['Sources', sources],
  ];
  return parts
    .filter(([, values]) => values.length > 0)
    .map(([title, values]) => `${bold}${title}:${bold} ${values.join('; ')}`)
    .join('\n\n');
}

/** The design itself says that a finding is accepted; an acceptance that has ended, is void or is for less suppresses nothing. */
function suppressionsOf({ acceptance }: Finding): { readonly suppressions?: object[] } {
  if (!acceptance || acceptance.isOver) return {};
  const justification = oneLine(termsOf(acceptance.waiver));
  return { suppressions: [{ kind: 'inSource', status: 'accepted', justification }] };
}

/** Relative to the folder it was called in, which is the repository's when code scanning is; absolute outside of it. */
function uriOf(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  const names = inside.split(sep);
  return isAbsolute(inside) || names[0] === '..'
    ? pathToFileURL(path).href
    : names.map(encodeURIComponent).join('/');
}

/** Says where a finding is: in the lines of the file, and by its place in the design. */
function locator(
  model: Model,
  file: DesignFile | null,
  uri: string | null,
): (finding: Finding) => { readonly locations: object[]; readonly relatedLocations?: object[] } {
  const physical = file === null || uri === null ? () => ({}) : physicalLocator(file.text, uri);
  const logical = (id: string) => {
    const node = model.find(id);
    if (!node) return {};
    const names: string[] = [];
    for (let at = model.find(id); at; at = at.parent === null ? undefined : model.find(at.parent)) {
      names.unshift(at.slug);
    }
    const fullyQualifiedName = names.join('/');
    return { logicalLocations: [{ name: node.slug, fullyQualifiedName, kind: 'resource' }] };
  };
  const nodeLocation = (id: string) => ({ ...physical([['nodes', id]]), ...logical(id) });
  return (finding) => {
    const { nodes, edges = [], field } = finding;
    const owner =
      field?.node !== undefined
        ? ['nodes', field.node]
        : field?.edge !== undefined
          ? ['edges', field.edge]
          : null;
    const [first] = nodes;
    const paths = [
      ...(field ? [owner ? [...owner, 'params', field.name] : ['settings', field.name]] : []),
      ...(owner ? [owner] : []),
      ...(edges[0] === undefined ? [] : [['edges', edges[0]]]),
      ...(first === undefined ? [] : [['nodes', first]]),
      ...(field && !owner ? [['settings']] : []),
      [],
    ];
    const others = nodes.slice(1).map((id, index) => ({
      id: index + 1,
      message: { text: message(model.find(id)?.label ?? id) },
      ...nodeLocation(id),
    }));
    return {
      locations: [{ ...physical(paths), ...(first === undefined ? {} : logical(first)) }],
      ...(others.length > 0 ? { relatedLocations: others } : {}),
    };
  };
}

/** The first of the paths that the text holds. A default is not written down: then it is the record that would hold it. */
function physicalLocator(text: string, uri: string) {
  const root = jsonPlaces(text);
  const at = lineReader(text);
  return (paths: readonly (readonly string[])[]): object => {
    const place = paths.map((path) => placeAt(root, path)).find((one) => one !== undefined);
    const [start, end] = [at(place?.start ?? 0), at(place?.end ?? 0)];
    return {
      physicalLocation: {
        artifactLocation: { uri, index: 0 },
        region: {
          startLine: start.line,
          startColumn: start.column,
          endLine: end.line,
          endColumn: end.column,
        },
      },
    };
  };
}

import type { NodeId } from '../design';
import { listWords, plural } from '../kit/words';
import { arrange, framesOf, isText, shownIn } from '../spec/geometry';
import type { Model, ModelNode } from '../spec/model';
import { isDecision, subjectsOf, takesRemarks, textOf } from '../spec/remarks';
import {
  conclusion,
  PROFILE_WORDS,
  scoreOf,
  scoreWords,
  SEVERITY_WORDS,
  type Inspection,
  type ItemState,
} from '../validation';
import type { Block } from './blocks';
import { captionOf, textsOf } from './nodes';
import { nodeName } from '../spec/node-name';

const STATES: Readonly<Record<ItemState, string>> = {
  pass: '✓ proved',
  fail: '✗ fails',
  warn: '! warning',
  none: '– nothing to check',
  open: '○ open',
  accepted: '✓ accepted',
  unasked: '– not asked',
};

/** What is told of a design, in the order in which a newcomer wants to know it; what people have said about it is `comments`. */
export function describe(model: Model, inspection: Inspection, picture: string | null): Block[] {
  const { title } = model.settings;
  return [
    { text: overview(model, inspection) },
    ...(picture === null ? [] : [{ picture, alt: `The design “${title}”` }]),
    ...frames(model),
    ...inventory(model),
    ...connections(model),
    ...checklist(model, inspection),
    ...findings(inspection),
    ...decisions(model),
  ];
}

function overview(model: Model, { counts, profile }: Inspection): string {
  const drawn = drawnIn(model);
  const joined = model.edges.filter(({ spec }) => spec.flow !== 'remark');
  return [
    `${plural(drawn.length, 'node')} and ${plural(joined.length, 'connection')}.`,
    `Profile: ${PROFILE_WORDS[profile].title}.`,
    `Found: ${listWords([plural(counts.error, 'error'), plural(counts.warning, 'warning'), plural(counts.info, 'note')])}.`,
  ].join(' ');
}

/** Where it lies, from the outside in: "us-east-1, Production, Data tier". */
function placeOf(model: Model, id: NodeId): string {
  const path: string[] = [];
  let parent = model.get(id).parent;
  while (parent !== null) {
    path.unshift(nodeName(model.get(parent)));
    ({ parent } = model.get(parent));
  }
  return path.join(', ');
}

/** What the picture above is presented by. */
function frames(model: Model): Block[] {
  const geometry = arrange(model);
  const rows = framesOf(model, geometry).map(({ node, rect }, index) => {
    const shown = shownIn(model, geometry, rect)
      .map((id) => model.get(id))
      .filter(({ spec }) => !spec.container && !isText(spec) && !spec.isFrame);
    return [String(index + 1), nodeName(node), captionOf(node), listWords(shown.map(nodeName))];
  });
  if (rows.length === 0) return [];
  return [
    { heading: 'Frames', level: 2 },
    { table: { head: ['No.', 'Frame', 'Caption', 'Shows'], rows } },
  ];
}

const INVENTORY = ['Name', 'What it is', 'Where', 'How'];

/** What is built or talked to; what is said of it and how it is shown is told elsewhere. */
const drawnIn = (model: Model): readonly ModelNode[] =>
  model.nodes.filter(({ spec }) => takesRemarks(spec) && !isDecision(spec));

function inventory(model: Model): Block[] {
  const told = drawnIn(model);
  if (told.length === 0) return [];
  const rows = told.map((node) => [
    nodeName(node),
    node.spec.title,
    placeOf(model, node.id),
    node.spec.caption(node.params),
  ]);
  return [
    { heading: 'Inventory', level: 2 },
    { table: { head: INVENTORY, rows, about: told.map(({ id }) => id) } },
  ];
}

function connections(model: Model): Block[] {
  const rows = model.edges
    .filter(({ spec }) => spec.flow !== 'remark')
    .map(({ from, to, spec, params }) => [
      nodeName(model.get(from)),
      [spec.title, spec.caption(params)].filter(Boolean).join(' '),
      nodeName(model.get(to)),
    ]);
  if (rows.length === 0) return [];
  return [{ heading: 'Connections', level: 2 }, { table: { head: ['From', '', 'To'], rows } }];
}

function checklist(model: Model, { items, profile }: Inspection): Block[] {
  if (items.length === 0) return [];
  const rows = items.map((report) => [
    report.item.title,
    STATES[report.state],
    conclusion(report, model, profile),
  ]);
  const score = scoreOf(items.filter(({ item }) => item.group === 'checklist'));
  return [
    { heading: 'Checklist', level: 2 },
    { text: scoreWords(score, profile) },
    { table: { head: ['Item', 'State', 'What was concluded'], rows } },
  ];
}

function findings({ reported, accepted }: Inspection): Block[] {
  const open = reported.filter(({ severity }) => severity !== 'info');
  const lines = open.map(
    ({ rule, severity, evidence }) =>
      `${SEVERITY_WORDS[severity]}, ${rule.id} ${rule.title}: ${evidence}`,
  );
  const acceptances = accepted.map(
    ({ rule, evidence, acceptance: { waiver } }) =>
      `${rule.id} ${rule.title}: ${evidence} Accepted by ${waiver.owner} until ${waiver.until}: ${waiver.reason}`,
  );
  return [...section('Open findings', lines), ...section('Accepted', acceptances)];
}

const section = (heading: string, list: readonly string[]): Block[] =>
  list.length === 0 ? [] : [{ heading, level: 2 }, { list }];

/** A record of each, with what it is about: its connections, else the container that it lies in. */
export function decisions(model: Model): Block[] {
  const records = model.nodes.filter(({ spec }) => isDecision(spec));
  if (records.length === 0) return [];
  return [
    { heading: 'Decisions', level: 2 },
    ...records.flatMap((record, index): Block[] => {
      const about = model.edgesFrom(record.id).map(({ to }) => nodeName(model.get(to)));
      const place = placeOf(model, record.id);
      const concerns = about.length > 0 ? listWords(about) : place;
      return [
        {
          heading: `${index + 1}. ${nodeName(record)}`,
          level: 3,
          id: record.slug,
          about: record.id,
        },
        {
          text: [record.spec.caption(record.params), concerns && `Concerns ${concerns}.`]
            .filter(Boolean)
            .join('. '),
        },
        ...textsOf(record).map((text) => ({ text })),
      ];
    }),
  ];
}

/** Each with what it is about, in the order in which they were written. */
export function comments(model: Model): Block[] {
  const texts = model.nodes
    .filter((node) => isText(node.spec) && textOf(node) !== '')
    .map((node) => {
      const about = subjectsOf(model, node).flatMap((id) =>
        id === null ? [] : [wherever(model, id)],
      );
      return [listWords(about), textOf(node)].filter(Boolean).join(': ');
    });
  return section('Comments', texts);
}

/** A container by the way to it, anything else by its name. */
const wherever = (model: Model, id: NodeId): string => {
  const node = model.get(id);
  return node.spec.container
    ? [placeOf(model, id), nodeName(node)].filter(Boolean).join(', ')
    : nodeName(node);
};

/** Text that tries to become code, and designs that hold it wherever a person can type. */
import { catalog } from '../../src/catalog';
import { buildDesign } from '../../src/catalog/builder';
import { apply, beginTransaction, idsAfter, type Design } from '../../src/design';
import { groupBy } from '../../src/kit/group-by';
import type { JsonValue } from '../../src/kit/json';
import { resolve } from '../../src/resolve';
import { placeNode } from '../../src/spec/commands';
import type { Field } from '../../src/spec/fields';
import { SETTINGS } from '../../src/spec/settings';
import { openingDesign } from '../../src/templates/opening';

const LONGEST = 5000;

export const HOSTILE: Readonly<Record<string, string>> = {
  quotes: `" ' \` \\" \\\\ "" \\`,
  interpolation:
    '${aws_evil.one.id} $${two} ${Token[TOKEN.7]} #{Token[TOKEN.8]} {{resolve:x}} {{resolve:ssm:/one:1}} $$${three} ${',
  directive: '%{ if aws_evil.one }x%{ endif } %%{y} %{',
  lines: 'one\nresource "aws_evil" "one" {}\r\n}\rtwo\n',
  comment: '*/ // # /* <!-- --> -->\n*/',
  heredoc: '<<EOT\nEOT\n<<-EOT\n  EOT\n',
  markdown:
    '# x\n\n```\nrm -rf /\n```\n[x](javascript:alert(1)) ![y](//evil) <script>alert(1)</script> |',
  shell: '$(id) `id` ; rm -rf / & | > x \' " \n#!/bin/sh\n',
  emoji: '👩‍👩‍👧‍👦 🏳️‍🌈 ñ n\u0303 日本語',
  bidi: '\u202eesrever\u202c \u2066x\u2069 \u200f\u200e שלום',
  control: 'a\u0000\u0007\u001b[31mb\u2028c\u2029d\u0085e\ufefff\u000bg\tz',
  surrogate: 'a\ud800b\udfffc',
  long: '${x} "'.repeat(LONGEST).slice(0, LONGEST),
  spaces: '   ',
  nothing: '',
};

/** Without meaning to anybody, and as wrong as the hostile texts where AWS asks for a form. */
export const HARMLESS = 'no harm';

export const EVERYTHING: string = Object.values(HOSTILE).join(' ').slice(0, LONGEST);

/** A place where text can stand. */
export interface Slot {
  readonly of: string;
  readonly field: string;
  readonly isList: boolean;
}

/** A choice takes any string too, so that any existing configuration can be drawn. */
const takesText = ({ type }: Field): boolean => !['number', 'toggle'].includes(type);

export const SLOTS: readonly Slot[] = [
  ...[...catalog.kinds.values(), ...catalog.verbs.values()].flatMap(({ spec }) =>
    Object.entries(spec.fields).flatMap(([field, one]) =>
      takesText(one)
        ? [{ of: spec.id, field, isList: one.type === 'texts' || one.type === 'choices' }]
        : [],
    ),
  ),
  ...Object.keys(SETTINGS).map((field) => ({ of: 'settings', field, isList: false })),
];

export const slotName = ({ of, field }: Slot): string => `${of}.${field}`;

function fieldsOf(kind: string): readonly Slot[] {
  return USUAL.filter(({ of }) => of === kind);
}

/** Without these nothing else is exported. */
const DECIDES: ReadonlySet<string> = new Set([
  'vpc.cidr',
  'vpc.zones',
  'region.region',
  'tier.role',
  'rds-instance.engine',
]);
export const DECISIVE: readonly Slot[] = SLOTS.filter((slot) => DECIDES.has(slotName(slot)));
export const USUAL: readonly Slot[] = SLOTS.filter((slot) => !DECIDES.has(slotName(slot)));

/**
 * What is tried at once: what is decisive alone, and of all else one field of each kind, so that none that leaves out its node
 * hides another.
 */
export const TOGETHER: readonly { readonly name: string; readonly slots: readonly Slot[] }[] = [
  ...DECISIVE.map((slot) => ({ name: slotName(slot), slots: [slot] })),
  ...[...groupBy(USUAL, (slot) => fieldsOf(slot.of).indexOf(slot))].map(([at, slots]) => ({
    name: `text field ${at + 1} of each kind`,
    slots,
  })),
];

/** Those of a REST API, but for its kind, and for paths: their resources are named by them. */
export const REST_SLOTS: readonly Slot[] = SLOTS.filter(
  (slot) =>
    ['api-gateway', 'invokes'].includes(slot.of) &&
    !['api-gateway.kind', 'invokes.path'].includes(slotName(slot)),
);

/** The example with what is drawn and never exported, so that every kind is there. */
export function everyKind(): Design {
  return [...catalog.kinds.keys()].reduce((design, kind) => {
    const model = resolve(design, catalog);
    if (model.nodes.some((node) => node.kind === kind)) return design;
    const plan = placeNode(model, { kind, over: null, at: null }, idsAfter(design));
    return plan.ok ? apply(design, plan.value.patch) : design;
  }, openingDesign());
}

/** The kind of API that the design above does not hold. */
export function restApi(): Design {
  const design = buildDesign();
  const region = design.node('region', { label: 'Region' });
  const api = design.node('api-gateway', {
    label: 'API',
    parent: region,
    params: { kind: 'rest', apiKey: true },
  });
  const target = design.node('lambda-function', { label: 'Orders', parent: region });
  design.edge('invokes', api, target);
  return design.build();
}

/** Says the text on every label; the texts take turns, so that one design holds them all. */
export function labelled(design: Design, texts: readonly string[]): Design {
  const tx = beginTransaction(design);
  Object.keys(design.nodes).forEach((id, index) => {
    tx.changeNode(id, { label: texts[index % texts.length]! });
  });
  tx.putSetting('title', texts[0]!);
  return tx.design;
}

export function withText(design: Design, slots: readonly Slot[], text: string): Design {
  const tx = beginTransaction(design);
  for (const { of, field, isList } of slots) {
    const value: JsonValue = isList ? [text] : text;
    if (of === 'settings') tx.putSetting(field, value);
    for (const { id, kind, params } of Object.values(tx.design.nodes)) {
      if (kind === of) tx.changeNode(id, { params: { ...params, [field]: value } });
    }
    for (const { id, verb, params } of Object.values(tx.design.edges)) {
      if (verb === of) tx.changeEdge(id, { params: { ...params, [field]: value } });
    }
  }
  return tx.design;
}

/** What of a Markdown text is markup that a line of text must not add. */
export function markup(readme: string): readonly string[] {
  const plain = readme.replaceAll(/\\[^\n]/g, '').replaceAll(/`[^`\n]*`/g, '');
  return [
    ...(plain.match(/^(?:#+ |```).*$/gm) ?? []).filter((line) => !line.startsWith('# ')),
    ...(plain.match(/<\w|\]\(|!\[/g) ?? []),
  ];
}

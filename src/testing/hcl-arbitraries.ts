import fc from 'fast-check';
import type { Expression, Item, Items } from '../codegen/hcl';
import { call, comment, gap, multiline, nested, object, ref, set, template } from '../codegen/hcl';

/** Text that tries to become code, besides any text at all. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('$', '%', '{', '}', '"', '\\', '\n', '\r', '#', 'a', '\ud800'),
  }),
  fc.constantFrom('${path.root}', '%{ if true }', '$${a}', '*/', '<<EOT\nx\nEOT', '\u2028}\u0085{'),
);

// Grapheme rules differ between Unicode versions, so alignment is compared on settled ones only.
const keyText = fc.string({
  unit: fc.constantFrom(
    'a',
    'B',
    '_',
    '-',
    ' ',
    ':',
    '"',
    '$',
    '{',
    '\\',
    'é',
    '日',
    '👍🏽',
    '\u0301',
  ),
  maxLength: 8,
});
const name = fc.constantFrom(
  'a',
  'id',
  'name',
  'tags',
  'vpc_id',
  'subnet_ids',
  'deletion_protection',
);
const reference = fc
  .constantFrom('var.a', 'aws_vpc.main.id', 'aws_subnet.app[0].id', 'local.x')
  .map((text) => ref(text, { node: 'n1' }));
const scalar = fc.oneof(
  hostileText,
  fc.string({ minLength: 20, maxLength: 60 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
);

// Identifiers, as Terraform's own labels are: `terraform fmt` loses a label that holds escapes.
const blockHead = fc.constantFrom(
  { type: 'ingress', labels: [] },
  { type: 'dynamic', labels: ['setting'] },
  { type: 'provisioner', labels: ['local-exec', 'x'] },
);

/** Terraform refuses a body that sets an attribute twice. */
const distinct = (items: Items, seen = new Set<string>()): Items =>
  items.map((each): Item => {
    if (!each) return each;
    if (!('kind' in each)) return distinct(each, seen);
    if (each.kind !== 'attribute') return each;
    const isNew = !seen.has(each.name);
    seen.add(each.name);
    return isNew ? each : null;
  });

// Not an interface: fast-check asks for a type with an index signature.
type Trees = { expression: Expression; call: Expression; item: Item };

const { expression, item } = fc.letrec<Trees>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(scalar, fc.constant(null), reference),
    fc.array(tie('expression'), { maxLength: 4 }),
    fc
      .array(fc.tuple(keyText, tie('expression')), { maxLength: 4 })
      .map((entries) => object(entries)),
    tie('call'),
    fc
      .array(fc.oneof(scalar, reference, tie('call')), { maxLength: 4 })
      .map((parts) => template(...parts)),
    tie('expression').map(multiline),
  ),
  call: fc
    .tuple(name, fc.array(tie('expression'), { maxLength: 3 }))
    .map(([callee, args]) => call(callee, ...args)),
  item: fc.oneof(
    { maxDepth: 2 },
    fc
      .tuple(name, tie('expression'), fc.option(hostileText, { nil: undefined }))
      .map(([attribute, value, note]) => set(attribute, value, { note, origin: { node: 'n2' } })),
    fc.constantFrom<Item>(gap, false, null, undefined),
    hostileText.map(comment),
    fc
      .tuple(blockHead, fc.array(tie('item'), { maxLength: 6 }))
      .map(([{ type, labels }, items]) =>
        nested(type, distinct(items), { labels, origin: { edge: 'e1' } }),
      ),
    fc.array(tie('item'), { maxLength: 3 }),
  ),
}));

export const anyExpression = expression;
export const anyBody = fc.array(item, { maxLength: 8 }).map((items) => distinct(items));

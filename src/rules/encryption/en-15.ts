import { elasticache, isRedis6 } from '../../catalog/elasticache/spec';
import { rdsInstance } from '../../catalog/rds-instance/spec';
import type { JsonValue } from '../../kit/json';
import { fieldProblem } from '../../spec/field-problem';
import { factOfEach } from '../../spec/fact';
import type { Field, Fields } from '../../spec/fields';
import type { Model, ModelNode } from '../../spec/model';
import { SETTINGS } from '../../spec/settings';
import { defineRule, fail, pass, type Fix, type Verdict } from '../../validation';
import { example } from '../example-designs';
import { setEdgeParams, setLabel, setParams, setSetting } from '../fixes';
import { nameOf, perNode, perRecord } from '../subjects';

/** Forms that nothing but a credential has, by their issuers' documentation; what might be something else is not called one. */
const CREDENTIALS: readonly { readonly what: string; readonly form: RegExp }[] = [
  { what: 'an access key of AWS', form: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/ },
  { what: 'a private key', form: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/ },
  { what: 'a token of GitHub', form: /\bgh[pousr]_[A-Za-z0-9]{36,}\b/ },
  { what: 'a token of Slack', form: /\bxox[abprs]-\d{6,}-[A-Za-z0-9-]{10,}/ },
  { what: 'a live key of Stripe', form: /\b[sr]k_live_[A-Za-z0-9]{20,}\b/ },
  {
    what: 'a password in an address',
    // What stands for a password is none: ${DB_PASSWORD}, <password>, {{secret}}, ****, $PASS, xxxx, changeme.
    form: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]+:(?![^\s/:@]*[${}<>*%[\]])(?!(?:x+|pass(?:word|wd)?|secret|change-?me|your-?\w*|\.+)@)[^\s/:@]{4,}@[a-z0-9]/i,
  },
];
/** Keys that AWS writes into its own documentation. */
const IS_EXAMPLE = /EXAMPLE/;

const credentialIn = (text: string): string | null =>
  IS_EXAMPLE.test(text) ? null : (CREDENTIALS.find(({ form }) => form.test(text))?.what ?? null);

interface Leak {
  readonly name: string;
  readonly field: Field;
  readonly what: string;
  /** The value without it. */
  readonly clean: JsonValue;
}

function leaksIn(fields: Fields, params: { readonly [name: string]: unknown }): readonly Leak[] {
  return Object.entries(fields).flatMap(([name, field]): Leak[] => {
    const value = params[name];
    const texts = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
    const what = texts.map((text) => credentialIn(String(text))).find((one) => one !== null);
    if (what === undefined) return [];
    const clean = Array.isArray(value)
      ? value.filter((text) => credentialIn(String(text)) === null)
      : field.default;
    const isFine = fieldProblem(field, clean as JsonValue, { params: {} }) === null;
    return [{ name, field, what, clean: isFine ? (clean as JsonValue) : field.default }];
  });
}

const says = (owner: string, { field, what }: Leak): string =>
  `${owner}: ${field.label} holds ${what}, which then stands in the design, its link and the code.`;

/** Whoever has seen it may have it: to take it away is not enough, so that a person does it. */
const title = ({ field }: Leak): string => `Take it out of ${field.label}`;

function leakVerdict(
  subject: Pick<Verdict, 'nodes' | 'edges'>,
  owner: string,
  one: Leak,
  ref: { readonly node?: string; readonly edge?: string },
  fix: Fix,
): Verdict {
  return fail(subject, says(owner, one), { field: { ...ref, name: one.name }, fixes: [fix] });
}

const inSettings = (model: Model): readonly Verdict[] =>
  leaksIn(SETTINGS, model.settings).map((one) =>
    leakVerdict(
      { nodes: [] },
      'Settings',
      one,
      {},
      setSetting(one.name, one.clean, title(one), false),
    ),
  );

function* leaksOfNode(node: ModelNode): Iterable<Verdict> {
  const named = credentialIn(node.label);
  if (named !== null) {
    // The label itself is not repeated: this text is copied into the code and the README.
    yield fail(
      { nodes: [node.id] },
      `${node.spec.title}: its label holds ${named}, which then stands in the design, its link and the code.`,
      { fixes: [setLabel(node, node.spec.label, 'Take it out of the label')] },
    );
  }
  for (const one of leaksIn(node.spec.fields, node.params)) {
    const fix = setParams(node, { [one.name]: one.clean }, title(one), false);
    yield leakVerdict({ nodes: [node.id] }, nameOf(node), one, { node: node.id }, fix);
  }
}
const inNodes = perRecord(
  ({ nodes }) => nodes,
  (node) => [...leaksOfNode(node)],
);

const inEdges = factOfEach(
  ({ edges }) => edges,
  (edge, model) =>
    leaksIn(edge.spec.fields, edge.params).map((one) => {
      const owner = `${nameOf(model.get(edge.from))} to ${nameOf(model.get(edge.to))}`;
      const fix = setEdgeParams(edge, { [one.name]: one.clean }, title(one), false);
      const subject = { nodes: [edge.from, edge.to], edges: [edge.id] };
      return leakVerdict(subject, owner, one, { edge: edge.id }, fix);
    }),
);

const states = perNode(elasticache, function* (cache) {
  const { auth, inTransit } = cache.params;
  const subject = { nodes: [cache.id] };
  if (auth !== 'token' && auth !== 'rbac-password') {
    yield pass(subject, `${nameOf(cache)}: leaves no secret in the state.`);
    return;
  }
  yield fail(
    subject,
    `${nameOf(cache)}: with Terraform, its ${auth === 'token' ? 'token' : 'password'} stands in the state, which has to be kept like a secret.`,
    {
      severity: 'info',
      field: { node: cache.id, name: 'auth' },
      // Clients have to sign their connections: a person's choice.
      fixes:
        isRedis6(cache.params) || inTransit !== 'required'
          ? []
          : [setParams(cache, { auth: 'rbac-iam' }, 'Let clients sign in by IAM', false)],
    },
  );
});

/** Worse than a token that has no other place: for this password there is one. */
const passwords = perNode(rdsInstance, function* (db) {
  const subject = { nodes: [db.id] };
  if (db.params.password !== 'state') {
    yield pass(subject, `${nameOf(db)}: leaves no password in the state.`);
    return;
  }
  yield fail(
    subject,
    `${nameOf(db)}: with Terraform, its password (random_password) stands in the state in plain text.`,
    {
      severity: 'warning',
      field: { node: db.id, name: 'password' },
      fixes: [setParams(db, { password: 'auto' }, 'Keep it out of the state')],
    },
  );
});

/** In pieces, so that no scanner takes the examples for secrets. */
const KEY = `AKIA${'QRSTUVWX'.repeat(2)}`;
const ADDRESS = ['postgres', '//app:correct-horse@db.internal:5432/app'].join(':');

export const en15 = defineRule('encryption/en-15', {
  title: 'No secret stands in plain text',
  why: 'A design is shared by link and its code by repository: a key that is written into a field is in all of them, and in the state.',
  severity: 'error',
  maps: {
    wellArchitected: ['SEC'],
    // CKV_AWS_45 and 46 read variables and user data, in which no field of a design stands.
    // ECS2 of cdk-nag is against any variable, whatever it holds.
    fsbp: ['ECS.8'],
  },
  *check(model) {
    yield* inSettings(model);
    yield* inNodes(model);
    yield* inEdges(model);
    yield* states(model);
    yield* passwords(model);
  },
  examples: {
    good: [
      example({ with: { cache: { auth: 'rbac-iam' } } }),
      example({
        with: { cache: { auth: 'rbac-iam' } },
        more: (design) => {
          design.node('note', {
            label: 'Note',
            params: { text: 'Keys look like AKIAIOSFODNN7EXAMPLE; see https://wiki.acme.dev/keys' },
          });
        },
      }),
      example({
        with: { cache: { auth: 'rbac-iam' } },
        more: (design) => {
          const stands = [
            '${DB_PASSWORD}',
            '<password>',
            '{{secret}}',
            '****',
            '$PASS',
            'changeme',
          ];
          const text = stands.map((one) => `postgres://app:${one}@db.internal/app`).join('\n');
          design.node('note', { label: 'Note', params: { text } });
        },
      }),
    ],
    bad: [
      example({
        more: (design) => {
          design.node('note', { label: 'Note', params: { text: `For the demo: ${KEY}` } });
        },
      }),
      example({ settings: { title: ADDRESS } }),
      example({
        more: (design) => {
          design.node('note', { label: KEY, params: { text: 'For the demo' } });
        },
      }),
      example({ with: { route: { headerName: 'X-Key', headerValues: [KEY, 'tablet'] } } }),
      example({ with: { db: { password: 'state' } } }),
      example({
        with: { cache: { engine: 'valkey', engineVersion: '8.2', auth: 'rbac-password' } },
      }),
    ],
  },
});

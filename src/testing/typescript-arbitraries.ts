import fc from 'fast-check';
import type { Expression, Statement, Statements } from '../codegen/typescript';
import { arrow, assign, call, comment, create, declare, gap, index } from '../codegen/typescript';
import { member, method, object, ref, run, spread, template } from '../codegen/typescript';

/** Text that tries to become code, besides any text at all. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('$', '{', '}', '`', '"', "'", '\\', '\n', '\r', '/', '*', 'u', '\ud800'),
  }),
  fc.constantFrom(
    '${process.exit()}',
    '`);process.exit();//',
    '*/ evil(); /*',
    '\u2028evil();',
    '@ts-nocheck',
    '</script>',
    '\\u0022',
    '__proto__',
  ),
);

const plainText = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'B', ' ', '-', '.', '/', '"', "'"), maxLength: 90 }),
  fc.string({
    unit: fc.constantFrom(
      'a',
      'é',
      '日',
      '한',
      'e\u0301',
      'ａ',
      '©',
      '™',
      '👍🏽',
      '❤️',
      '\u200d',
      '$',
    ),
    maxLength: 45,
  }),
  fc.constantFrom('ec2.amazonaws.com', 'Public ALB', 'HTTPS from the internet', '200', ''),
);

const names = [
  'a',
  'vpc',
  'fn',
  'alb',
  'Role',
  'description',
  'securityGroup',
  'deletionProtection',
  'applicationLoadBalancerListener',
];
const name = fc.constantFrom(...names);
const path = fc.constantFrom(
  'a',
  'vpc',
  'this',
  'undefined',
  'this.account',
  'props.vpc',
  'props.network.vpc',
  'this.azs[0]',
  'cdk.RemovalPolicy.RETAIN',
  'process.env.CDK_DEFAULT_ACCOUNT',
  'import.meta.dirname',
  'elbv2.DesyncMitigationMode.DEFENSIVE',
  'props.networkOfThePrimaryRegion.applicationLoadBalancerSecurityGroup.connections.defaultPort',
);
const callee = fc.constantFrom(
  'f',
  'join',
  'test',
  'acknowledgeFinding',
  'cdk.Duration.seconds',
  'iam.ManagedPolicy.fromAwsManagedPolicyName',
  'elbv2.ListenerCondition.pathPatterns',
  'Template.fromStack',
  'ec2.Peer.anyIpv4',
  'vpc.addFlowLog',
  'this.alb.addListener',
  'this.targetGroups[0].addTarget',
  'props.applicationLoadBalancerSecurityGroup.connections.allowFromAnyIpv4',
);
const created = fc.constantFrom(
  'X',
  'sqs.Queue',
  'iam.PolicyStatement',
  'ec2.SecurityGroup',
  'elbv2.ApplicationLoadBalancer',
  'cloudfront.experimental.EdgeFunctionForOriginRequests',
);
const origin = { node: 'n1' };
const reference = path.map((text) => ref(text, origin));
const scalar = fc.oneof(
  { arbitrary: plainText, weight: 3 },
  hostileText,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  { arbitrary: reference, weight: 3 },
);
const key = fc.oneof({ arbitrary: name, weight: 4 }, plainText, hostileText);
const note = fc.option(hostileText, { nil: undefined });

/** A template may hold only what fits on one line; so nothing that has to break. */
const interpolated = fc.oneof(
  scalar,
  fc.tuple(callee, fc.array(scalar, { maxLength: 2 })).map(([to, args]) => call(to, ...args)),
);
const text = fc.array(interpolated, { maxLength: 4 }).map((parts) => template(...parts));

// Not an interface: fast-check asks for a type with an index signature.
type Trees = { expression: Expression; callable: Expression; args: Expression[]; item: Expression };

const { expression, callable } = fc.letrec<Trees>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, depthSize: 'large', withCrossShrink: true },
    scalar,
    tie('callable'),
    tie('callable'),
    fc
      .array(fc.tuple(key, tie('expression'), note), { maxLength: 4 })
      .map((entries) => object(entries.map(([k, v, n]) => [k, v, { note: n, origin }]))),
    fc.array(fc.tuple(name, tie('expression')), { maxLength: 3 }).map((pairs) => object(pairs)),
    fc
      .tuple(tie('expression'), name)
      .map(([value, k]) => object([spread(value), [k, ref(k)], spread(ref('props'))])),
    fc.array(tie('item'), { maxLength: 4 }),
    fc.array(fc.integer(), { maxLength: 30 }),
    text,
    fc
      .tuple(fc.subarray(['x', 'value', 'stack: cdk.Stack'], { maxLength: 2 }), tie('expression'))
      .filter(([, body]) => !isArrow(body))
      .map(([params, body]) => arrow(params, body)),
    fc.tuple(tie('callable'), fc.integer({ min: -1, max: 2 })).map(([to, at]) => index(to, at)),
    fc.tuple(tie('callable'), name).map(([to, property]) => member(to, property)),
    fc.tuple(reference, plainText).map(([to, at]) => index(to, at)),
  ),
  item: fc.oneof(
    { arbitrary: tie('expression'), weight: 4 },
    tie('expression').map((each) => spread(each)),
  ),
  args: fc.array(tie('item'), { maxLength: 3 }),
  callable: fc.oneof(
    { maxDepth: 5, depthSize: 'large', withCrossShrink: true },
    fc.tuple(callee, tie('args')).map(([to, args]) => call(to, ...args)),
    fc.tuple(created, tie('args')).map(([to, args]) => create(to, ref('this'), 'Id', ...args)),
    fc.tuple(created, tie('args')).map(([to, args]) => create(to, ...args)),
    fc
      .tuple(fc.oneof(reference, tie('callable')), name, tie('args'))
      .map(([target, to, args]) => method(target, to, ...args)),
    fc
      .tuple(tie('callable'), name, name, tie('args'))
      .map(([target, a, b, args]) => method(method(target, a), b, ...args)),
  ),
}));

const isArrow = (each: Expression): boolean =>
  typeof each === 'object' && 'kind' in each && each.kind === 'arrow';

const options = fc.record({ note, origin: fc.constantFrom(undefined, { node: 'n2' }) });
const statement = fc.oneof(
  fc.tuple(name, expression, options).map(([to, value, more]) => declare(to, value, more)),
  fc.tuple(callable, options).map(([value, more]) => run(value, more)),
  fc
    .tuple(
      fc.constantFrom('this.alb', 'a', 'alb', 'this.applicationLoadBalancers[0].securityGroup'),
      expression,
      options,
    )
    .map(([to, value, more]) => assign(to, value, more)),
  hostileText.map(comment),
  fc.constant<Statement>(gap),
);

export const anyExpression = expression;
export const anyStatement = statement;
export const anyStatements: fc.Arbitrary<Statements> = fc.array(
  fc.oneof(
    { arbitrary: statement, weight: 6 },
    fc.constantFrom(false as const, null, undefined),
    fc.array(statement, { maxLength: 2 }),
  ),
  { maxLength: 5 },
);

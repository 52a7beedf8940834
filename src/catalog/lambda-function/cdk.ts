import {
  call,
  create,
  object,
  ref,
  run,
  type Expression,
  type ObjectEntry,
} from '../../codegen/typescript';
import {
  acknowledge,
  cdkKind,
  fieldsOf,
  keyOf,
  nameOf,
  securityGroup,
  type Scope,
} from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelEdge, ModelNode } from '../../spec/model';
import { wiredEntries } from '../cdk-environment';
import { placeOf, whyUnplaced } from '../cdk-place';
import { triggers } from '../verbs/triggers';
import { functionAlarms } from './alarms';
import { emitRole } from './cdk-role';
import { decideOnCode, decideOnNetwork } from './decisions';
import { handlerOf } from './handler';
import { opensDatabase, RDS_CERTIFICATES } from './handler-data';
import { isOldRuntime } from './runtimes';
import { lambdaFunction } from './spec';

type Lambda = ModelNode<ParamsOf<typeof lambdaFunction.fields>>;
type Trigger = ModelEdge<ParamsOf<typeof triggers.fields>>;

const TYPE = 'lambda.Function';
const NEWEST_RUNTIME = 'nodejs24.x';
const RUNTIMES: Readonly<Record<string, string>> = {
  'nodejs24.x': 'NODEJS_24_X',
  'nodejs22.x': 'NODEJS_22_X',
};
const ARCHITECTURES: Readonly<Record<string, string>> = { arm64: 'ARM_64', x86_64: 'X86_64' };

export const cdk = cdkKind(lambdaFunction, {
  stack: 'application',
  main: TYPE,
  missing: (node, c) =>
    c.model.networkOf(node.id)
      ? whyUnplaced(node, c)
      : c.model.regionOf(node.id) === null
        ? 'the function lies in no region.'
        : null,
  emit: (node, c) => {
    emitRole(node, c);
    emitFunction(node, c);
    for (const edge of c.model.edgesTo(node.id, triggers) as readonly Trigger[]) {
      emitTrigger(node, edge, c);
    }
    c.output(
      node,
      'FunctionName',
      `Name of the function ${nameOf(node)}.`,
      c.of(node, 'functionName'),
    );
    promise(node, c);
  },
  objections: ({ params }) => [isOldRuntime(params.runtime) && 'L1'],
  facets: {
    securityGroup: () => ({ callsInternet: 'HTTPS to AWS APIs' }),
    arn: (node, c) => c.of(node, 'functionArn'),
    name: (node, c) => c.of(node, 'functionName'),
    alarms: (node, c) => functionAlarms(c.of(node, 'functionName'), node.params),
    lambda: (node, c) => (c.isFar(node) ? null : c.take(node)),
  },
});

function promise(node: Lambda, c: Scope): void {
  const type = 'AWS::Lambda::Function';
  if (node.params.tracing) {
    const traced = object([['TracingConfig', object({ Mode: 'Active' })]]);
    c.check(node, 'is traced', type, traced);
  }
  if (c.model.tierOf(node.id) !== null) {
    const inVpc = object([['SecurityGroupIds', call('Match.anyValue')]]);
    c.check(
      node,
      'runs inside the VPC',
      type,
      object([['VpcConfig', call('Match.objectLike', inVpc)]]),
    );
  }
}

function emitFunction(node: Lambda, c: Scope): void {
  const own = fieldsOf(node);
  const { params } = node;
  const folder = `lambda/${node.slug}`;
  c.file(node, `${folder}/index.mjs`, 'javascript', handlerOf(node, c.model));
  decideOnCode(c);
  c.declare(
    node,
    c.name(node),
    TYPE,
    create(
      TYPE,
      ref('this'),
      c.id(node),
      object([
        ...networkEntries(node, c),
        own.field('runtime', 'runtime', runtime(params.runtime)),
        own.field(
          'architecture',
          'architecture',
          ref(`lambda.Architecture.${ARCHITECTURES[params.architecture] ?? 'ARM_64'}`),
        ),
        ['handler', 'index.handler'],
        [
          'code',
          call(
            'lambda.Code.fromAsset',
            call('path.join', ref('import.meta.dirname'), `../${folder}`),
          ),
        ],
        ['role', ref(c.name(node, 'Role'))],
        own.param('memorySize', 'memoryMb'),
        own.field('timeout', 'timeoutSeconds', call('cdk.Duration.seconds', params.timeoutSeconds)),
        own.field(
          'reservedConcurrentExecutions',
          'reservedConcurrency',
          params.reservedConcurrency > 0 ? params.reservedConcurrency : undefined,
        ),
        own.field(
          'tracing',
          'tracing',
          ref(`lambda.Tracing.${params.tracing ? 'ACTIVE' : 'DISABLED'}`),
        ),
        ...environmentEntries(node, c),
        ['logGroup', ref(c.name(node, 'Logs'))],
        ['loggingFormat', ref('lambda.LoggingFormat.JSON')],
      ]),
    ),
    {
      after: [
        params.runtime !== NEWEST_RUNTIME &&
          !isOldRuntime(params.runtime) &&
          acknowledge(
            c,
            ref(c.name(node)),
            'L1',
            'An older runtime is chosen, which Lambda still supports.',
          ),
      ],
    },
  );
}

function runtime(name: string): Expression {
  const known = RUNTIMES[name];
  return known === undefined
    ? create('lambda.Runtime', name, ref('lambda.RuntimeFamily.NODEJS'))
    : ref(`lambda.Runtime.${known}`);
}

/** In a VPC the name is fixed: the role says it before there is a function. */
function networkEntries(node: Lambda, c: Scope): readonly ObjectEntry[] {
  const place = placeOf(node, c);
  if (!place) return [];
  decideOnNetwork(c);
  return [
    ['functionName', c.awsName(node), { note: 'Fixed, because the role names it too.' }],
    ['vpc', place.vpc.vpc],
    ['vpcSubnets', place.subnets],
    // A function has no public address, and the library asks whether one knows that.
    ['allowPublicSubnet', place.role === 'public' ? true : undefined],
    ['securityGroups', [securityGroup(node, c)]],
  ];
}

function environmentEntries(node: Lambda, c: Scope): readonly ObjectEntry[] {
  const entries = [
    ...(opensDatabase(node, c.model) ? [RDS_CERTIFICATES] : []),
    ...wiredEntries(node, c),
  ];
  if (entries.length === 0) return [];
  return [
    ['environment', object(entries)],
    ['environmentEncryption', keyOf(c, 'data')],
  ];
}

/** The source also lets the role receive from the queue. */
function emitTrigger(node: Lambda, edge: Trigger, c: Scope): void {
  const own = fieldsOf(edge);
  if (c.facet(edge.from, 'arn') === null) return;
  const { windowSeconds, partialBatches } = edge.params;
  c.add(node, [
    run(
      call(
        `${c.name(node)}.addEventSource`,
        create(
          'eventSources.SqsEventSource',
          c.take(edge.from),
          object([
            own.param('batchSize', 'batchSize'),
            own.field(
              'maxBatchingWindow',
              'windowSeconds',
              windowSeconds > 0 ? call('cdk.Duration.seconds', windowSeconds) : undefined,
            ),
            own.field(
              'reportBatchItemFailures',
              'partialBatches',
              partialBatches || undefined,
              'Otherwise one bad message brings its whole batch back.',
            ),
            own.param('maxConcurrency', 'maxConcurrency'),
          ]),
        ),
      ),
      { origin: own.origin },
    ),
  ]);
}

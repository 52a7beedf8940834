import { nested, object, ref, set, template } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelEdge, ModelNode } from '../../spec/model';
import {
  fieldsOf,
  keyArn,
  nameOf,
  statement,
  terraformKind,
  trustPolicy,
  type Terraform,
} from '../../exporters/terraform';
import { drawnStatements } from '../terraform-access';
import { wiredEntries } from '../terraform-environment';
import { triggers } from '../verbs/triggers';
import { handlerOf } from './handler';
import { lambdaFunction } from './spec';
import { alarmsOf } from './terraform-alarms';

type Lambda = ModelNode<ParamsOf<typeof lambdaFunction.fields>>;
type Trigger = ModelEdge<ParamsOf<typeof triggers.fields>>;

const TRUST = 'lambda_assume';

export const terraform = terraformKind(lambdaFunction, {
  concern: 'serverless',
  main: 'aws_lambda_function',
  missing: (node, t) =>
    t.model.regionOf(node.id) === null ? 'the function lies in no region.' : null,
  emit: (node, t) => {
    emitRole(node, t);
    emitFunction(node, t);
    for (const edge of t.model.edgesTo(node.id, triggers) as readonly Trigger[]) {
      emitTrigger(node, edge, t);
    }
    t.output(
      node,
      `${t.id(node)}_function_name`,
      `Name of the function ${nameOf(node)}.`,
      address(node, 'function_name', t),
    );
  },
  facets: {
    arn: (node, t) => address(node, 'arn', t),
    alarms: alarmsOf,
    name: (node, t) => address(node, 'function_name', t),
    lambda: (node, t) => ({
      arn: address(node, 'arn', t),
      name: address(node, 'function_name', t),
      invokeArn: address(node, 'invoke_arn', t),
      policy: fieldsOf(node).ref(`aws_iam_role_policy.${t.id(node)}`),
    }),
  },
});

const address = (node: Lambda, attribute: string, t: Terraform) =>
  fieldsOf(node).ref(`aws_lambda_function.${t.id(node)}.${attribute}`);

/** Its own log group, traces, and what is drawn; AWS's ready policy would open every log group. */
function emitRole(node: Lambda, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const { accountId } = t;
  t.share('lambda-assume', 'serverless', t.plan.primaryRegion, () => [
    trustPolicy(TRUST, 'lambda.amazonaws.com', accountId),
  ]);
  t.add(
    node,
    'serverless',
    t.resource(node, 'aws_cloudwatch_log_group', name, [
      set('name', template('/aws/lambda/', t.awsName(node)), {
        note: 'Made first: Lambda would make it without retention.',
      }),
      own.param('retention_in_days', 'logRetentionDays'),
      set('kms_key_id', keyArn(t, 'logs', node)),
    ]),
    t.resource(node, 'aws_iam_role', name, [
      set('name_prefix', t.awsName(node, '-')),
      set('assume_role_policy', ref(`data.aws_iam_policy_document.${TRUST}.json`)),
    ]),
    t.data(node, 'aws_iam_policy_document', name, [
      statement({
        sid: 'WriteLogs',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [template(own.ref(`aws_cloudwatch_log_group.${name}.arn`), ':*')],
      }),
      node.params.tracing &&
        statement({
          sid: 'Trace',
          actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
          resources: ['*'],
        }),
      drawnStatements(node, t).map(statement),
    ]),
    t.resource(node, 'aws_iam_role_policy', name, [
      set('name', 'connections'),
      set('role', own.ref(`aws_iam_role.${name}.name`)),
      set('policy', own.ref(`data.aws_iam_policy_document.${name}.json`)),
    ]),
  );
}

function emitFunction(node: Lambda, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const { params } = node;
  const folder = `lambda/${node.slug}`;
  t.uses.add('archive');
  t.templates.push({
    path: `${folder}/index.mjs`,
    text: handlerOf(node, t.model),
    language: 'javascript',
    origin: own.origin,
  });
  t.decide(
    'lambda-code',
    'The handlers in `lambda/` run as they are and show what each function is connected to. Put your code in their place.',
  );
  const entries = wiredEntries(node, t);
  t.add(
    node,
    'serverless',
    t.data(node, 'archive_file', name, [
      set('type', 'zip'),
      set('source_dir', template(ref('path.module'), `/${folder}`)),
      set('output_path', template(ref('path.module'), `/build/${node.slug}.zip`)),
      set('output_file_mode', '0666', {
        note: 'The same on every system, or each would plan a change.',
      }),
    ]),
    t.resource(node, 'aws_lambda_function', name, [
      set('function_name', t.awsName(node)),
      set('role', own.ref(`aws_iam_role.${name}.arn`)),
      own.param('runtime', 'runtime'),
      set('handler', 'index.handler'),
      set('architectures', [params.architecture], { origin: own.from('architecture') }),
      set('filename', own.ref(`data.archive_file.${name}.output_path`)),
      set('source_code_hash', own.ref(`data.archive_file.${name}.output_base64sha256`)),
      own.param('memory_size', 'memoryMb'),
      own.param('timeout', 'timeoutSeconds'),
      params.reservedConcurrency > 0 &&
        own.param('reserved_concurrent_executions', 'reservedConcurrency'),
      entries.length > 0 && [
        set('kms_key_arn', keyArn(t, 'data', node)),
        nested('environment', [set('variables', object(entries))]),
      ],
      nested('tracing_config', [
        own.field('mode', 'tracing', params.tracing ? 'Active' : 'PassThrough'),
      ]),
      nested('logging_config', [
        set('log_format', 'JSON'),
        set('log_group', own.ref(`aws_cloudwatch_log_group.${name}.name`)),
      ]),
      set('depends_on', [own.ref(`aws_iam_role_policy.${name}`)]),
    ]),
  );
}

/** Lambda asks whether the role may read the queue when the mapping is made. */
function emitTrigger(node: Lambda, edge: Trigger, t: Terraform): void {
  const own = fieldsOf(edge);
  const queue = t.facet(edge.from, 'arn');
  if (queue === null) return;
  t.add(
    node,
    'serverless',
    t.resource(edge, 'aws_lambda_event_source_mapping', t.edgeName(edge), [
      set('event_source_arn', queue),
      set('function_name', address(node, 'arn', t)),
      own.param('batch_size', 'batchSize'),
      edge.params.windowSeconds > 0 &&
        own.param('maximum_batching_window_in_seconds', 'windowSeconds'),
      edge.params.partialBatches &&
        set('function_response_types', ['ReportBatchItemFailures'], {
          note: 'Otherwise one bad message brings its whole batch back.',
          origin: own.from('partialBatches'),
        }),
      nested('scaling_config', [own.param('maximum_concurrency', 'maxConcurrency')]),
      set('depends_on', [fieldsOf(node).ref(`aws_iam_role_policy.${t.id(node)}`)]),
    ]),
  );
}

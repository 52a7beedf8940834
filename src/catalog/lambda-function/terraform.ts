import { nested, object, ref, set, template } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelEdge, ModelNode } from '../../spec/model';
import {
  fieldsOf,
  keyArn,
  nameOf,
  securityGroupIds,
  terraformKind,
  type Terraform,
} from '../../exporters/terraform';
import { wiredEntries } from '../terraform-environment';
import { placeOf, whyUnplaced } from '../terraform-place';
import { triggers } from '../verbs/triggers';
import { functionAlarms } from './alarms';
import { decideOnCode, decideOnNetwork } from './decisions';
import { handlerOf } from './handler';
import { opensDatabase, RDS_CERTIFICATES } from './handler-data';
import { lambdaFunction } from './spec';
import { emitRole } from './terraform-role';
import { inherentSkips } from './terraform-skips';

type Lambda = ModelNode<ParamsOf<typeof lambdaFunction.fields>>;
type Trigger = ModelEdge<ParamsOf<typeof triggers.fields>>;

export const terraform = terraformKind(lambdaFunction, {
  concern: 'serverless',
  main: 'aws_lambda_function',
  missing: (node, t) =>
    t.model.networkOf(node.id)
      ? whyUnplaced(node, t)
      : t.model.regionOf(node.id) === null
        ? 'the function lies in no region.'
        : null,
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
    securityGroup: () => ({ callsInternet: 'HTTPS to AWS APIs' }),
    arn: (node, t) => address(node, 'arn', t),
    alarms: (node, t) => functionAlarms(address(node, 'function_name', t), node.params),
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
  decideOnCode(t);
  const place = placeOf(node, t);
  if (place) decideOnNetwork(t);
  const entries = [
    ...(opensDatabase(node, t.model) ? [RDS_CERTIFICATES] : []),
    ...wiredEntries(node, t),
  ];
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
      inherentSkips(node, t),
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
      place &&
        nested('vpc_config', [
          set('subnet_ids', place.subnets),
          set('security_group_ids', securityGroupIds(t, node)),
        ]),
      nested('tracing_config', [
        own.field('mode', 'tracing', params.tracing ? 'Active' : 'PassThrough'),
      ]),
      nested('logging_config', [
        set('log_format', 'JSON'),
        set('log_group', own.ref(`aws_cloudwatch_log_group.${name}.name`)),
      ]),
      set('depends_on', [own.ref(`aws_iam_role_policy.${name}`), ...(place?.egress ?? [])]),
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

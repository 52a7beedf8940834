import { call, gap, nested, ref, resource, data, set, template } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  keyArn,
  securityGroupIds,
  statement,
  type Terraform,
} from '../../exporters/terraform';
import { placeOf } from '../terraform-place';
import type { opensearchDomain } from './spec';

type Domain = ModelNode<ParamsOf<typeof opensearchDomain.fields>>;

/** Without the audit log, which only a domain with fine-grained access control writes. */
const LOGS = ['ES_APPLICATION_LOGS', 'INDEX_SLOW_LOGS', 'SEARCH_SLOW_LOGS'];
const SERVICE_ROLE = 'create_opensearch_service_linked_role';

export function emitDomain(node: Domain, t: Terraform): void {
  const place = placeOf(node, t);
  if (!place) return;
  const own = fieldsOf(node);
  const name = t.id(node);
  const { params } = node;
  const zones = Number(params.zoneCount);
  // A choice takes any text; one that is no number asks for no zones.
  const isSpread = zones > 1;
  const all = t.model.networkOf(node.id)?.zones.length ?? zones;
  emitServiceRole(t);
  t.decide(
    'opensearch-access',
    'Who may send requests to OpenSearch is decided by IAM, by the roles of those that are joined to it: clients sign their requests (SigV4). ' +
      'Fine-grained access control inside of indices is not set up.',
  );
  if (params.logs) emitLogs(node, t);
  t.add(
    node,
    'search',
    t.resource(node, 'aws_opensearch_domain', name, [
      set('domain_name', t.awsName(node)),
      own.field('engine_version', 'engineVersion', `OpenSearch_${params.engineVersion}`),
      gap,
      nested('cluster_config', [
        own.param('instance_type', 'nodeType'),
        own.param('instance_count', 'nodes'),
        own.param('dedicated_master_enabled', 'dedicatedMasters'),
        params.dedicatedMasters && [
          own.param('dedicated_master_type', 'masterType'),
          set('dedicated_master_count', 3),
        ],
        own.field('zone_awareness_enabled', 'zoneCount', isSpread),
        isSpread &&
          nested('zone_awareness_config', [
            own.field('availability_zone_count', 'zoneCount', zones),
          ]),
      ]),
      nested('vpc_options', [
        own.field(
          'subnet_ids',
          'zoneCount',
          zones < all ? call('slice', place.subnets, 0, zones) : place.subnets,
          'As many as there are zones; AWS refuses more.',
        ),
        set('security_group_ids', securityGroupIds(t, node)),
      ]),
      nested('ebs_options', [
        set('ebs_enabled', true),
        set('volume_type', 'gp3'),
        own.param('volume_size', 'volumeGib'),
      ]),
      nested('encrypt_at_rest', [
        own.param('enabled', 'atRest'),
        params.atRest && own.field('kms_key_id', 'atRest', keyArn(t, 'data', node)),
      ]),
      nested('node_to_node_encryption', [own.param('enabled', 'nodeToNode')]),
      nested('domain_endpoint_options', [
        own.param('enforce_https', 'enforceHttps'),
        set('tls_security_policy', 'Policy-Min-TLS-1-2-PFS-2023-10'),
      ]),
      nested('software_update_options', [set('auto_software_update_enabled', true)]),
      params.logs &&
        nested(
          'dynamic',
          [
            set('for_each', own.ref(`aws_cloudwatch_log_group.${name}`)),
            nested('content', [
              set('log_type', ref('log_publishing_options.key')),
              set('cloudwatch_log_group_arn', ref('log_publishing_options.value.arn')),
            ]),
          ],
          { labels: ['log_publishing_options'], origin: own.from('logs') },
        ),
      set('depends_on', [
        ref('aws_iam_service_linked_role.opensearch'),
        ...(params.logs
          ? [
              ref(
                `aws_cloudwatch_log_resource_policy.opensearch${t.regionSuffix(t.regionOf(node))}`,
              ),
            ]
          : []),
      ]),
    ]),
  );
}

function emitServiceRole(t: Terraform): void {
  t.before(
    'opensearch-role',
    'A search domain in a VPC needs the service-linked role of OpenSearch in the account, and it can be made only once: set ' +
      `\`${SERVICE_ROLE} = true\` if \`aws iam get-role --role-name AWSServiceRoleForAmazonOpenSearchService\` finds none.`,
  );
  t.share('opensearch-service-role', 'search', t.plan.primaryRegion, () => [
    resource('aws_iam_service_linked_role', 'opensearch', [
      set('for_each', ref(`toset(var.${SERVICE_ROLE} ? ["opensearchservice.amazonaws.com"] : [])`)),
      gap,
      set('aws_service_name', ref('each.value')),
    ]),
  ]);
  t.uses.add('search-role');
}

function emitLogs(node: Domain, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const region = t.regionOf(node);
  const shared = `opensearch${t.regionSuffix(region)}`;
  // One policy for all domains: a region takes ten.
  t.share('opensearch-logs', 'search', region, () => [
    data(
      'aws_iam_policy_document',
      shared,
      t.inRegion(region, [
        statement({
          sid: 'WriteLogs',
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [
            template(
              'arn:',
              t.partition,
              ':logs:',
              t.regionCode(region),
              ':',
              t.accountId,
              ':log-group:/aws/opensearch/',
              ref('local.name'),
              '-*:*',
            ),
          ],
          principal: { type: 'Service', identifiers: ['es.amazonaws.com'] },
          conditions: [
            { test: 'StringEquals', variable: 'aws:SourceAccount', values: [t.accountId] },
          ],
        }),
      ]),
    ),
    resource(
      'aws_cloudwatch_log_resource_policy',
      shared,
      t.inRegion(region, [
        set('policy_name', template(ref('local.name'), '-opensearch')),
        set('policy_document', ref(`data.aws_iam_policy_document.${shared}.json`)),
      ]),
    ),
  ]);
  t.add(
    node,
    'search',
    t.resource(node, 'aws_cloudwatch_log_group', name, [
      own.field('for_each', 'logs', call('toset', LOGS)),
      gap,
      set(
        'name',
        template('/aws/opensearch/', t.awsName(node), '/', call('lower', ref('each.key'))),
      ),
      own.param('retention_in_days', 'logRetentionDays'),
      set('kms_key_id', keyArn(t, 'logs', node)),
    ]),
  );
}

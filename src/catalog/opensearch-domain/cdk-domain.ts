import {
  call,
  create,
  object,
  ref,
  run,
  template,
  type ObjectEntry,
} from '../../codegen/typescript';
import {
  acknowledge,
  fieldsOf,
  keyOf,
  securityGroup,
  statement,
  type Scope,
} from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { logGroup } from '../cdk-logs';
import { placeOf } from '../cdk-place';
import type { opensearchDomain } from './spec';

type Domain = ModelNode<ParamsOf<typeof opensearchDomain.fields>>;

const MASTERS = 3;

export function emitDomain(node: Domain, c: Scope): void {
  const place = placeOf(node, c);
  if (!place) return;
  const own = fieldsOf(node);
  const { params } = node;
  const zones = Number(params.zoneCount);
  const all = c.model.networkOf(node.id)?.zones.length ?? zones;
  remark(c);
  const name = c.name(node);
  c.declare(
    node,
    name,
    'opensearch.Domain',
    create(
      'opensearch.Domain',
      ref('this'),
      c.id(node),
      object([
        ['domainName', c.awsName(node)],
        own.field(
          'version',
          'engineVersion',
          call('opensearch.EngineVersion.openSearch', params.engineVersion),
        ),
        [
          'capacity',
          object([
            own.param('dataNodes', 'nodes'),
            own.param('dataNodeInstanceType', 'nodeType'),
            own.field(
              'masterNodes',
              'dedicatedMasters',
              params.dedicatedMasters ? MASTERS : undefined,
            ),
            own.field(
              'masterNodeInstanceType',
              'masterType',
              params.dedicatedMasters ? params.masterType : undefined,
            ),
            // A third zone in standby is another price, and asks for other instance types.
            ['multiAzWithStandbyEnabled', false],
          ]),
        ],
        // A choice takes any text; one that is no number asks for no zones.
        own.field(
          'zoneAwareness',
          'zoneCount',
          zones > 1
            ? object([
                ['enabled', true],
                ['availabilityZoneCount', zones],
              ])
            : object([['enabled', false]]),
        ),
        ['vpc', place.vpc.vpc],
        own.field(
          'vpcSubnets',
          'zoneCount',
          [zones < all ? place.vpc.someSubnets(place.role, zones) : place.subnets],
          'As many as there are zones; AWS refuses more.',
        ),
        ['securityGroups', [securityGroup(node, c)]],
        own.field(
          'ebs',
          'volumeGib',
          object([
            ['volumeSize', params.volumeGib],
            ['volumeType', ref('ec2.EbsDeviceVolumeType.GP3')],
          ]),
        ),
        own.field(
          'encryptionAtRest',
          'atRest',
          object([
            ['enabled', params.atRest],
            ['kmsKey', params.atRest ? keyOf(c, 'data') : undefined],
          ]),
        ),
        own.param('nodeToNodeEncryption', 'nodeToNode'),
        own.param('enforceHttps', 'enforceHttps'),
        ['tlsSecurityPolicy', ref('opensearch.TLSSecurityPolicy.TLS_1_2_PFS')],
        ['enableAutoSoftwareUpdate', true],
        own.field('logging', 'logs', params.logs ? logging(node, c) : undefined),
        [
          'suppressLogsResourcePolicy',
          params.logs ? true : undefined,
          { note: 'One policy serves all domains: a region takes ten.' },
        ],
        [
          'removalPolicy',
          ref('cdk.RemovalPolicy.DESTROY'),
          {
            note: 'One that stays would keep its subnets and its security group from being deleted.',
          },
        ],
      ]),
    ),
    {
      after: [
        params.logs && run(call(`${name}.node.addDependency`, logPolicy(c))),
        acknowledge(
          c,
          ref(name),
          'OS3',
          'It lies in a VPC, and IAM decides by the roles of those that are joined to it who may send requests.',
        ),
        !params.dedicatedMasters &&
          acknowledge(
            c,
            ref(name),
            'OS4',
            'It is drawn without dedicated masters: its data nodes elect one among themselves.',
          ),
        acknowledge(
          c,
          ref(name),
          'OS5',
          'Without a policy of its own it takes signed requests only, of roles that IAM lets send them.',
        ),
      ],
    },
  );
}

function remark(c: Scope): void {
  c.decide(
    'opensearch-access',
    'Who may send requests to OpenSearch is decided by IAM, by the roles of those that are joined to it: clients sign their requests (SigV4). ' +
      'Fine-grained access control inside of indices is not set up.',
  );
  c.before(
    'opensearch-role',
    'A search domain in a VPC needs the service-linked role of OpenSearch in the account, and it can be made only once: run ' +
      '`aws iam create-service-linked-role --aws-service-name opensearchservice.amazonaws.com` if `aws iam get-role --role-name ' +
      'AWSServiceRoleForAmazonOpenSearchService` finds none.',
  );
}

/** Without the audit log, which only a domain with fine-grained access control writes. */
const LOGS = [
  ['app', 'ApplicationLog', 'application'],
  ['slowIndex', 'IndexLog', 'index-slow'],
  ['slowSearch', 'SearchLog', 'search-slow'],
] as const;

function logging(node: Domain, c: Scope) {
  const own = fieldsOf(node);
  const entries = LOGS.flatMap(([key, suffix, ending]): readonly ObjectEntry[] => {
    const group = c.declare(
      node,
      c.name(node, suffix),
      'logs.LogGroup',
      logGroup(c, c.id(node, suffix), node.params.logRetentionDays, {
        name: template('/aws/opensearch/', c.awsName(node), `/${ending}`),
        origin: own.from('logRetentionDays'),
      }),
    );
    return [
      [`${key}LogEnabled`, true],
      [`${key}LogGroup`, group],
    ];
  });
  return object(entries);
}

function logPolicy(c: Scope) {
  return c.share('searchLogsPolicy', 'logs.ResourcePolicy', () =>
    create(
      'logs.ResourcePolicy',
      ref('this'),
      'SearchLogsPolicy',
      object([
        ['resourcePolicyName', template(ref('name'), '-opensearch')],
        [
          'policyStatements',
          [
            statement({
              principals: [create('iam.ServicePrincipal', 'es.amazonaws.com')],
              actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              resources: [
                call(
                  'this.formatArn',
                  object([
                    ['service', 'logs'],
                    ['resource', 'log-group'],
                    ['resourceName', template('/aws/opensearch/', ref('name'), '-*:*')],
                    ['arnFormat', ref('cdk.ArnFormat.COLON_RESOURCE_NAME')],
                  ]),
                ),
              ],
              conditions: [['StringEquals', object([['aws:SourceAccount', ref('this.account')]])]],
            }),
          ],
        ],
      ]),
    ),
  );
}

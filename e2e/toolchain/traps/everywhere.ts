import { addressOf, isObject, listOf, nested, resources, textOf } from '../tree';
import { nowhere, onEach, takesAccessLogs, unwrap, type Trap } from './trap';

/** Arguments that were taken out of `aws_s3_bucket`: each has a resource of its own since provider 4. */
const INLINE_BUCKET = [
  'acl',
  'cors_rule',
  'lifecycle_rule',
  'logging',
  'policy',
  'replication_configuration',
  'server_side_encryption_configuration',
  'versioning',
  'website',
];
/** EC2 API, IpPermissionDescription: no apostrophes, no other scripts. */
const DESCRIPTION = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/;
const RULES = ['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'];
const ANYWHERE = ['0.0.0.0/0', '::/0'];

/** Sections 0.1 to 0.7: what holds for every resource. */
export const EVERYWHERE: readonly Trap[] = [
  {
    section: '0.1',
    does: 'takes any version of a provider',
    find: (blocks) =>
      blocks
        .filter(({ kind }) => kind === 'terraform')
        .flatMap(({ body }) => nested(body, 'required_providers'))
        .flatMap((providers) => Object.entries(providers))
        .filter(
          ([, one]) => !/^>= [\d.]+, < [\d.]+$/.test(isObject(one) ? String(one.version) : ''),
        )
        .map(([name]) => name),
  },
  {
    section: '0.1',
    does: 'lacks the floor of terraform that write-only arguments need',
    find: (blocks) =>
      blocks.some(({ kind, body }) => kind === 'terraform' && body.required_version === '>= 1.11.0')
        ? []
        : ['terraform'],
  },
  onEach('0.1', 'configures a bucket inline', 'aws_s3_bucket', (body) =>
    INLINE_BUCKET.some((name) => name in body),
  ),
  onEach('0.1', 'uses the gone argument of addresses', 'aws_eip', (body) => 'vpc' in body),
  onEach(
    '0.1',
    'uses the gone argument of flow logs',
    'aws_flow_log',
    (body) => 'log_group_name' in body,
  ),
  nowhere('0.1', 'reads the deprecated name of a region', /data\.aws_region\.\w+\.name\b/),
  {
    section: '0.1',
    does: 'keeps a database password in the state',
    find: (blocks) =>
      blocks
        .filter(
          ({ type, body }) =>
            type === 'aws_db_instance' &&
            ('password' in body || /random_password/.test(textOf(body))),
        )
        .map(addressOf),
  },
  {
    section: '0.2',
    does: 'counts over a list, so that removing one renumbers the rest',
    find: (blocks) => blocks.filter(({ body }) => 'count' in body).map(addressOf),
  },
  {
    section: '0.2',
    does: 'asks for keys that only the apply knows',
    find: (blocks) =>
      blocks
        .filter(({ body }) =>
          /domain_validation_options|aws_\w+\.\w+\.(?:id|arn)\b/.test(unwrap(body.for_each)),
        )
        .map(addressOf),
  },
  nowhere('0.2', 'locks the state in a table', /(?<!aws_)dynamodb_table/),
  {
    section: '0.3',
    does: 'describes a security group in characters that EC2 refuses',
    find: (blocks) =>
      blocks
        .filter(({ type }) => type === 'aws_security_group' || RULES.includes(type))
        .filter(({ body }) => !DESCRIPTION.test(String(body.description ?? '')))
        .map(addressOf),
  },
  nowhere('0.4', 'writes an ARN of one partition', /arn:aws:/),
  nowhere('0.4', 'uses Amazon Linux 2', /amzn2/),
  {
    section: '0.4',
    does: 'boots an image of another architecture than the instance type',
    find: (blocks) =>
      resources(blocks, 'aws_launch_template')
        .filter(({ body }) => {
          const isArm = /^[a-z]+\d+g/.test(String(body.instance_type));
          const image = String(body.image_id);
          // ECS says the architecture in the middle, and says nothing for x86-64.
          return image.includes('/ecs/optimized-ami/')
            ? image.includes('/arm64/') !== isArm
            : !image.endsWith(isArm ? '-arm64' : '-x86_64');
        })
        .map(addressOf),
  },
  onEach(
    '0.5',
    'names a secret so that it cannot be made again for a week',
    'aws_secretsmanager_secret',
    (body) => 'name' in body,
  ),
  {
    section: '0.5',
    does: 'generates passwords with characters that AWS forbids',
    find: (blocks) =>
      blocks
        .filter(({ type, body }) => type === 'random_password' && body.special !== false)
        .map(addressOf),
  },
  {
    section: '0.7',
    does: 'makes a key in a region whose key exists',
    find: (blocks) => {
      const given = blocks
        .filter(({ kind, type }) => kind === 'data' && type === 'aws_kms_key')
        .map(({ body }) => unwrap(body.provider));
      return resources(blocks, 'aws_kms_key')
        .filter(({ body }) => given.includes(unwrap(body.provider)))
        .map(addressOf);
    },
  },
  {
    section: '0.7',
    does: 'encrypts logs with a key that CloudWatch Logs may not use',
    find: (blocks) => {
      const policies = blocks.filter(({ type }) => type === 'aws_iam_policy_document');
      const mayLog = (key: string) => {
        // Of a key that exists the policy is its owner's.
        if (key.startsWith('data.aws_kms_key.')) return true;
        const owner = resources(blocks, 'aws_kms_key').find(
          ({ name }) => key === `aws_kms_key.${name}.arn`,
        );
        const policy = unwrap(owner?.body.policy).split('.')[2];
        return policies.some(({ name, body }) => name === policy && /"logs\./.test(textOf(body)));
      };
      return resources(blocks, 'aws_cloudwatch_log_group')
        .filter(({ body }) => 'kms_key_id' in body && !mayLog(unwrap(body.kms_key_id)))
        .map(addressOf);
    },
  },
  {
    section: '0.7',
    does: 'encrypts access logs with a key, which load balancers cannot write with',
    find: (blocks) =>
      resources(blocks, 'aws_s3_bucket_server_side_encryption_configuration')
        .filter(({ body }) => takesAccessLogs(body, blocks))
        .filter(({ body }) => !/"sse_algorithm":"AES256"/.test(textOf(body)))
        .map(addressOf),
  },
  {
    section: '1.0',
    does: 'opens anything but a load balancer to the internet',
    find: (blocks) =>
      resources(blocks, 'aws_vpc_security_group_ingress_rule')
        .filter(({ body }) => ANYWHERE.includes(String(body.cidr_ipv4 ?? body.cidr_ipv6)))
        .filter(({ body }) => {
          const group = unwrap(body.security_group_id).replace(/\.id$/, '');
          return !resources(blocks, 'aws_lb').some((lb) => textOf(lb.body).includes(`${group}.id`));
        })
        .map(addressOf),
  },
  {
    section: '1.0',
    does: 'writes rules inside a security group',
    find: (blocks) =>
      resources(blocks, 'aws_security_group')
        .filter(({ body }) => 'ingress' in body || 'egress' in body)
        .map(addressOf),
  },
  {
    section: '1.2',
    does: 'opens one end of a path only',
    find: (blocks) => {
      const ends = (type: string, from: string, to: string) =>
        resources(blocks, type)
          .filter(({ body }) => 'referenced_security_group_id' in body)
          .map(({ body }) => [body[from], body[to], body.from_port, body.to_port].join(' '));
      const [out, into] = [
        ends(RULES[1]!, 'security_group_id', 'referenced_security_group_id'),
        ends(RULES[0]!, 'referenced_security_group_id', 'security_group_id'),
      ];
      return [
        ...out.filter((one) => !into.includes(one)),
        ...into.filter((one) => !out.includes(one)),
      ];
    },
  },
  {
    section: '1.1',
    does: 'gives data subnets the routes of the application tier',
    find: (blocks) =>
      blocks
        .filter(({ kind, body }) => kind === 'module' && listOf(body.database_subnets).length > 0)
        .filter(({ body }) => body.create_database_subnet_route_table !== true)
        .map(addressOf),
  },
  {
    section: '1.1',
    does: 'hands out public addresses or leaves the default group open',
    find: (blocks) =>
      blocks
        .filter(({ kind }) => kind === 'module')
        .filter(
          ({ body }) =>
            body.map_public_ip_on_launch !== false || body.manage_default_security_group !== true,
        )
        .map(addressOf),
  },
];

import type { EdgeId, NodeId } from '../../design/records';
import type { Model, ModelNode } from '../../spec/model';
import type { Names as SharedNames } from '../plan';
import { NAMESPACES } from './namespaces';
import { capital } from './stack-names';

/** Endings of names derived from a node's or an edge's. */
export const SUFFIXES = [
  'AccessLogs',
  'Alarms',
  'ApiKey',
  'ApiKeyId',
  'ApplicationLog',
  'Authorizer',
  'Backlog',
  'BucketName',
  'CapacityProvider',
  'Certificate',
  'ClusterMember',
  'CopyVault',
  'DatabaseSubnets',
  'DeadLetters',
  'DefaultUser',
  'DnsName',
  'EcsCluster',
  'Elsewhere',
  'Endpoint',
  'Endpoints',
  'EngineLog',
  'ExecutionLogs',
  'ExecutionRole',
  'FlowLogs',
  'FunctionName',
  'GlobalDatastore',
  'GroupName',
  'HealthCheck',
  'Hosts',
  'HostsRole',
  'HostsSecurityGroup',
  'HostsTemplate',
  'Http',
  'Https',
  'IndexLog',
  'InstanceId',
  'Integration',
  'JwtAudience',
  'JwtIssuer',
  'KeyAlias',
  'LaunchTemplate',
  'Listener',
  'Logs',
  'MemberParameters',
  'MonitoringRole',
  'NameServers',
  'Nat',
  'Parameters',
  'Pooled',
  'PrimaryDirect',
  'ReadEndpoint',
  'RedriveSource',
  'ReplicationRole',
  'Repository',
  'RequestScaling',
  'RestoreTest',
  'Role',
  'Scaling',
  'SearchLog',
  'Secondary',
  'SecondaryDirect',
  'Secret',
  'SecretArn',
  'SecurityGroup',
  'Selection',
  'ServiceName',
  'SlowLog',
  'Stage',
  'Subnets',
  'Subscription',
  'Switch',
  'SwitchId',
  'TableName',
  'Targets',
  'Task',
  'TaskRole',
  'TopicArn',
  'Url',
  'User',
  'UserData',
  'UserGroup',
  'UserPool',
  'UserPoolArns',
  'Validator',
  'Vault',
  'VaultArn',
  'WafLogs',
  'WebAcl',
  'Zone',
] as const;
export type Suffix = (typeof SUFFIXES)[number];

const KEYWORDS = [
  'abstract arguments as async await boolean break case catch class const constructor continue debugger declare default delete do',
  'else enum eval export extends false finally for from function get global if implements import in instanceof interface let module',
  'namespace new null number object of package private process protected public readonly require return set static string super',
  'switch symbol this throw true try type typeof undefined unknown var void while with yield',
].flatMap((line) => line.split(' '));
/** What the code around a node's constants is called. */
const SPOKEN_FOR = [
  'acknowledge',
  'alarm',
  'app',
  'assert',
  'blueGreen',
  'config',
  'env',
  'graphs',
  'id',
  'ignoreTargetHealth',
  'limitRetention',
  'name',
  'notify',
  'pauseAfter',
  'props',
  'scope',
  'secretOf',
  'stacks',
  'template',
  'test',
];
const RESERVED: ReadonlySet<string> = new Set([...KEYWORDS, ...SPOKEN_FOR, ...NAMESPACES.keys()]);

/**
 * Names from slugs alone, so that neither an addition nor a removal renames what stays (law E3): a constant that has another id
 * is a database that is made anew. Words that begin with a digit keep a `_` before it, and so does an ending that derived names
 * have: no two slugs give one name.
 */
export interface Names extends SharedNames {
  readonly derived: (id: NodeId, suffix: Suffix) => string;
}

/** Ends the constant of a node whose own name the language or the code around it has taken. */
const OWN = 'Node';

/** What stands before an ending that another one ends in: `Execution` of `ExecutionRole`, because of `Role`. */
const HEADS = SUFFIXES.flatMap((longer) =>
  SUFFIXES.flatMap((shorter) =>
    longer !== shorter && longer.endsWith(shorter) ? [longer.slice(0, -shorter.length)] : [],
  ),
);

const ENDINGS = [...new Set<string>([...SUFFIXES, ...HEADS, OWN])]
  .map((suffix) => ({
    suffix,
    text: `-${suffix.replaceAll(/(?!^)[A-Z]/g, '-$&').toLowerCase()}`,
  }))
  // The shortest first: what a longer one derives from must not end in it either.
  .toSorted((a, b) => a.text.length - b.text.length);

/** `orders-db-2` → `ordersDb_2` */
const camel = (slug: string): string =>
  slug
    .split('-')
    .map((word, index) => (index === 0 ? word : /^\d/.test(word) ? `_${word}` : capital(word)))
    .join('');

/** The id of a construct, but for its capital: nothing is spoken for there. */
export function nodeId(slug: string): string {
  const ending = ENDINGS.find(({ text }) => slug.endsWith(text));
  return ending ? `${camel(slug.slice(0, -ending.text.length))}_${ending.suffix}` : camel(slug);
}

export function nodeName(slug: string): string {
  const plain = nodeId(slug);
  return RESERVED.has(plain) ? `${plain}${OWN}` : plain;
}

const SAYS_TO = /^to(?=[A-Z_]|$)|To(?=[A-Z_]|$)/;

function edgeName(from: string, to: string): string {
  // Where a name itself says "to", it could not be told where the one ends.
  return SAYS_TO.test(from) || SAYS_TO.test(to)
    ? `${from}_to_${capital(to)}`
    : `${from}To${capital(to)}`;
}

/** `nodes`: those that are exported. All names are made at once, so that who remembers them knows what they were made of. */
export function toNames(model: Model, nodes: readonly ModelNode[]): Names {
  const exported = new Set(nodes.map(({ id }) => id));
  const names = new Map(model.nodes.map(({ id, slug }) => [id, nodeName(slug)]));
  const node = (id: NodeId) => names.get(id) ?? nodeName(model.get(id).slug);

  const edges = new Map<EdgeId, string>();
  const taken = new Set<string>();
  for (const edge of model.edges) {
    if (!exported.has(edge.from) || !exported.has(edge.to)) continue;
    const plain = edgeName(node(edge.from), node(edge.to));
    let name = plain;
    for (let number = 2; taken.has(name); number += 1) name = `${plain}_${number}`;
    taken.add(name);
    edges.set(edge.id, name);
  }
  return {
    node,
    derived: (id, suffix) => `${node(id)}${suffix}`,
    edge: (id) => edges.get(id) ?? id,
  };
}

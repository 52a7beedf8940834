import { call, object, ref, type Expression } from '../codegen/typescript';
import type { Scope } from '../exporters/cdk';
import type { ModelNode } from '../spec/model';
import { askForGiven, givenSecret, givenValue, type Given } from './cdk-given';
import { pools } from './verbs/pools';

/** What is asked of a database that exists. */
interface Words {
  readonly what: string;
  readonly identifier: Given;
  readonly endpoints: readonly Given[];
}

const endpoint = (suffix: string, its: string, of: string, example: string): Given => ({
  suffix,
  its,
  of,
  example: `${example}.abcdefghijkl.us-east-1.rds.amazonaws.com`,
});
const identifier = (example: string): Given => ({
  suffix: 'Identifier',
  its: 'its identifier',
  of: 'Identifier of',
  example,
});

export const GIVEN_INSTANCE: Words = {
  what: 'A database that exists',
  identifier: identifier('my-database'),
  endpoints: [endpoint('Endpoint', 'its host name', 'Host name of', 'my-database')],
};

export const GIVEN_CLUSTER: Words = {
  what: 'An Aurora cluster that exists',
  identifier: identifier('my-cluster'),
  endpoints: [
    endpoint(
      'Endpoint',
      'the host name of its writer',
      'Host name of the writer of',
      'my-cluster.cluster',
    ),
    endpoint(
      'ReadEndpoint',
      'the one that spreads reads over its readers',
      'Host name that spreads reads over the readers of',
      'my-cluster.cluster-ro',
    ),
  ],
};

const DATABASE_NAME: Given = {
  suffix: 'DatabaseName',
  its: 'the name of the database in it',
  of: 'Name of the database, to which clients connect, in',
  example: 'app',
};

export const givenIdentifier = (node: ModelNode, words: Words, c: Scope): Expression =>
  givenValue(node, words.identifier, c);

export const givenEndpoint = (
  node: ModelNode,
  { endpoints }: Words,
  c: Scope,
  at: 'writer' | 'readers' = 'writer',
): Expression => givenValue(node, endpoints[at === 'writer' ? 0 : 1]!, c);

export const givenDatabaseName = (node: ModelNode, c: Scope): Expression =>
  givenValue(node, DATABASE_NAME, c);

/** Asks for what its clients use, and a proxy. */
export function askForDatabase(node: ModelNode, words: Words, c: Scope): void {
  const isNamed = [...c.plan.wiresTo.values()].some((wires) =>
    wires.some(({ from, value }) => from === node.id && value === 'database-name'),
  );
  const isPooled = c.model.edgesTo(node.id, pools).length > 0;
  askForGiven(
    node,
    words.what,
    [
      ...words.endpoints,
      ...(isNamed ? [DATABASE_NAME] : []),
      ...(isPooled ? [words.identifier] : []),
    ],
    c,
  );
}

/** The `ISecret` of what exists. */
export const givenSecretReference = (node: ModelNode, c: Scope): Expression => {
  const { arn, keyArn } = givenSecret(node, c);
  return c.shareOf(node, 'Secret', 'secretsmanager.ISecret', () =>
    call(
      'secretsmanager.Secret.fromSecretAttributes',
      ref('this'),
      c.id(node, 'Secret'),
      object([
        ['secretCompleteArn', arn],
        [
          'encryptionKey',
          call('kms.Key.fromKeyArn', ref('this'), `${c.id(node, 'Secret')}-Key`, keyArn),
        ],
      ]),
    ),
  );
};

import { listWords } from '../../kit/words';
import type { Access, Grant, Model, ModelNode } from '../../spec/model';
import type { NodeId } from '../../design';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { example } from '../example-designs';
import { nameOf } from '../subjects';
import { eventDriven } from '../serverless-example';

interface Rights {
  readonly access: Access[];
  readonly grants: Grant[];
}

function rightsOf(model: Model): ReadonlyMap<NodeId, Rights> {
  const all = new Map<NodeId, Rights>();
  const of = (id: NodeId): Rights => {
    const known = all.get(id) ?? { access: [], grants: [] };
    all.set(id, known);
    return known;
  };
  for (const one of model.access) of(one.to).access.push(one);
  for (const one of model.grants) of(one.to).grants.push(one);
  return all;
}

function judge(node: ModelNode, { access, grants }: Rights, model: Model): Verdict {
  const subject = { nodes: [node.id] };
  const wild = access.filter(({ resource }) => model.find(resource) === undefined);
  if (wild.length > 0) {
    const levels = listWords([...new Set(wild.map(({ level }) => level))]);
    return fail(subject, `${nameOf(node)}: may ${levels} what no connection names.`, {});
  }
  const rights = [
    ...access.map(({ level, resource }) => `${level} ${nameOf(model.get(resource))}`),
    ...grants.map(({ secretOf }) => `read the secret of ${nameOf(model.get(secretOf))}`),
  ];
  return pass(subject, `${nameOf(node)}: may ${listWords([...new Set(rights)])}, each by its ARN.`);
}

/**
 * Statements come of connections, and a connection names its resource; no design can break it. What AWS lets nobody narrow down,
 * such as X-Ray, stays as it is and says so in the code.
 */
export const se6 = defineRule('security/se-6', {
  title: 'Rights name their resources',
  why: 'Whoever breaks into a server has its rights. A wildcard turns a hole in one into all of the account.',
  severity: 'error',
  maps: {
    wellArchitected: ['SEC'],
    // IAM5 of cdk-nag also speaks of what AWS lets nobody narrow down, and of groups of actions on one resource.
    checkov: [
      { id: 'CKV_AWS_62', resource: 'aws_iam_role_policy', attribute: 'policy' },
      { id: 'CKV_AWS_63', resource: 'aws_iam_role_policy', attribute: 'policy' },
      { id: 'CKV_AWS_355', resource: 'aws_iam_role_policy', attribute: 'policy' },
      { id: 'CKV_AWS_356', resource: 'aws_iam_policy_document', attribute: 'statement.resources' },
    ],
  },
  check: (model) => [...rightsOf(model)].map(([id, rights]) => judge(model.get(id), rights, model)),
  examples: { good: [example(), eventDriven()], bad: [] },
});

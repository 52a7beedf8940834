import { lambdaFunction } from '../../catalog/lambda-function/spec';
import { defineRule, fail, pass } from '../../validation';
import { ensureTier, fixWith, land, removeEdgeFix } from '../fixes';
import { functionsInVpc } from '../function-examples';
import { nameOf, namesOf } from '../subjects';

export const sv10 = defineRule('serverless/sv-10', {
  title: 'A function lies in the VPC of what it uses there',
  why: 'A function outside a VPC has no path to the databases and caches in it: its calls time out.',
  severity: 'error',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const node of model.ofKind(lambdaFunction)) {
      const edges = model
        .edgesFrom(node.id)
        .filter(({ spec, to }) => spec.sameNetwork && model.networkOf(to) !== null);
      const targets = edges.map(({ to }) => to);
      const [network, ...more] = new Set(targets.map((id) => model.networkOf(id)!.vpc));
      if (network === undefined) continue;
      const subject = { nodes: [node.id, ...new Set(targets)], edges: edges.map(({ id }) => id) };
      const vpc = model.get(network);
      if (model.networkOf(node.id)) {
        // Another VPC than its target's is IS-2's to report.
        yield pass(subject, `${nameOf(node)}: in a VPC with ${namesOf(model, targets)}.`);
        continue;
      }
      // What calls it stays where it is.
      const isNear = model.regionOf(node.id)?.id === model.regionOf(network)?.id;
      yield fail(
        subject,
        `${nameOf(node)}: in no VPC; ${namesOf(model, targets)} can be reached from inside ${nameOf(vpc)} only.`,
        {
          fixes:
            isNear && more.length === 0
              ? [
                  fixWith(`Move it into ${nameOf(vpc)}`, true, (edit) => {
                    const now = edit.model.find(network) ? edit.model.networkOf(network) : null;
                    if (!now || !edit.model.find(node.id)) return 'It is no longer in the design.';
                    const parent = ensureTier(edit, now, 'app');
                    edit.tx.changeNode(node.id, { parent });
                    land(edit, node.id, parent);
                  }),
                ]
              : edges.map((edge) => removeEdgeFix(edge, 'Remove the connection')).slice(0, 1),
        },
      );
    }
  },
  examples: {
    good: [functionsInVpc()],
    bad: [functionsInVpc({ worker: null }), functionsInVpc({ worker: null, without: ['db'] })],
  },
});

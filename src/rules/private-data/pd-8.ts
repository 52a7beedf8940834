import type { TierRole } from '../../spec/kind-spec';
import type { Model, ModelNode, Network } from '../../spec/model';
import { listWords } from '../../kit/words';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { example } from '../example-designs';
import { builtIn, dataNodes, nameOf, perSubject } from '../subjects';

function* judgeOne(
  node: ModelNode,
  tier: ModelNode,
  role: TierRole | null,
  network: Network,
): Iterable<Verdict> {
  const subject = { nodes: [node.id] };
  const subnets = network.subnets.filter((subnet) => subnet.tier === role);
  if (subnets.length === 0) {
    yield fail(
      subject,
      `${nameOf(node)}: no subnets of its own, so that AWS takes the default VPC.`,
    );
    return;
  }
  const zones = listWords(subnets.map(({ zone }) => zone.letter));
  yield pass(subject, `${nameOf(node)}: in the subnets of ${nameOf(tier)}, zones ${zones}.`);
}
const judge = perSubject(judgeOne);

/** What the judge reads; a tier that lies where none can is IS-5's to report. */
function subjectOf(model: Model, node: ModelNode): Parameters<typeof judgeOne>[] {
  const tier = builtIn(model, node);
  const network = tier && model.networkOf(tier.id);
  if (!tier || !network?.tiers.some((known) => known.node === tier.id)) return [];
  return [[node, tier, model.tierOf(tier.id), network]];
}

/** Whatever stands in a tier gets the tier's subnets, and what stands in none is not exported. The rule is the proof. */
export const pd8 = defineRule('private-data/pd-8', {
  title: 'Data stands in subnets that are named',
  why: 'Without a subnet group AWS puts data into the default VPC, whose subnets are public.',
  lacking: 'No database, cache or search engine is created in a VPC.',
  severity: 'error',
  maps: {
    wellArchitected: ['SEC'],
    // CKV_AWS_323 reads aws_elasticache_cluster, and these are replication groups.
    fsbp: ['ElastiCache.7'],
  },
  check: (model) =>
    judge(
      dataNodes(model)
        .filter(({ isExisting }) => !isExisting)
        .flatMap((node) => subjectOf(model, node)),
    ),
  // No design can break it; `unbreakable.test.ts` breaks it with a model that does.
  examples: { good: [example()], bad: [] },
});

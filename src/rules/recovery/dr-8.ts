import { vpc } from '../../catalog/vpc/spec';
import { freeBlock, overlapsCidr, type Cidr } from '../../kit/cidr';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { fixWith, fitTiers } from '../fixes';
import { nameOf } from '../subjects';

export const dr8 = defineRule('recovery/dr-8', {
  title: 'Ranges of VPCs do not overlap',
  why: 'VPCs with overlapping ranges can never be peered or share a transit gateway, which is what a recovery or a merger needs first.',
  lacking: 'No VPC with a range is drawn.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    const seen: { readonly cidr: Cidr; readonly node: { readonly id: string } }[] = [];
    const networks = model.ofKind(vpc).flatMap((node) => {
      const cidr = model.networkOf(node.id)?.cidr;
      return cidr ? [{ node, cidr }] : [];
    });
    for (const { node, cidr } of networks) {
      const rival = seen.find((one) => overlapsCidr(one.cidr, cidr));
      seen.push({ cidr, node });
      if (!rival) {
        yield pass({ nodes: [node.id] }, `${nameOf(model.get(node.id))}: ${cidr.text} is its own.`);
        continue;
      }
      const other = model.get(rival.node.id);
      const wanted = freeBlock(
        networks.map((one) => one.cidr),
        cidr.prefix,
      );
      yield fail(
        { nodes: [node.id, other.id] },
        `${nameOf(model.get(node.id))}: ${cidr.text} overlaps ${rival.cidr.text} of ${nameOf(other)}.`,
        {
          field: { node: node.id, name: 'cidr' },
          // Another range replaces the VPC and everything inside once it exists.
          fixes:
            wanted === null
              ? []
              : [
                  fixWith(`Use ${wanted}`, false, (edit) => {
                    const record = edit.tx.design.nodes[node.id];
                    if (!record) return 'The VPC is gone.';
                    edit.tx.changeNode(node.id, { params: { ...record.params, cidr: wanted } });
                    fitTiers(edit, node.id);
                  }),
                ],
        },
      );
    }
  },
  examples: {
    good: [
      example(),
      example({
        more: (design, { region }) =>
          design.node('vpc', { label: 'Second', parent: region, params: { cidr: '10.1.0.0/16' } }),
      }),
    ],
    bad: [
      example({
        more: (design, { region }) => design.node('vpc', { label: 'Second', parent: region }),
      }),
      example({
        with: { vpc: { cidr: '10.0.0.0/17' } },
        more: (design) => {
          const region = design.node('region', {
            label: 'Ireland',
            params: { region: 'eu-west-1' },
          });
          design.node('vpc', { label: 'Second', parent: region, params: { cidr: '10.0.64.0/18' } });
        },
      }),
    ],
  },
});

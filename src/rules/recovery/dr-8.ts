import { vpc } from '../../catalog/vpc/spec';
import { formatCidr, overlapsCidr, parseCidr, type Cidr } from '../../kit/cidr';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { fixWith, fitTiers } from '../fixes';
import { nameOf } from '../subjects';

const TEN = 10 * 2 ** 24;
const SIXTEEN = 2 ** 16;

/** The first free /16 of 10.0.0.0/8, or a smaller block at its beginning where the VPC is smaller. */
function freeRange(taken: readonly Cidr[], prefix: number): string | null {
  for (let block = 0; block < 256; block += 1) {
    const whole = parseCidr(formatCidr(TEN + block * SIXTEEN, 16));
    if (whole && taken.every((one) => !overlapsCidr(one, whole))) {
      return formatCidr(whole.start, Math.max(prefix, 16));
    }
  }
  return null;
}

export const dr8 = defineRule('recovery/dr-8', {
  title: 'Ranges of VPCs do not overlap',
  why: 'VPCs with overlapping ranges can never be peered or share a transit gateway, which is what a recovery or a merger needs first.',
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
      const wanted = freeRange(
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

import { copyRegion } from '../../catalog/backup-plan/plan';
import { region } from '../../catalog/region/spec';
import { vpc } from '../../catalog/vpc/spec';
import type { NodeId } from '../../design';
import { fact } from '../../spec/fact';
import type { Model } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { backupPlans, componentRegions, watcherOf } from '../operations';
import { operated } from '../operations-example';
import { nameOf } from '../subjects';

/** Nothing needs to be drawn in a region for a key to be made there: backups are copied to it, and alarms of it have a topic. */
const keyRegions = fact((model): ReadonlySet<string> => {
  const regionOf = ({ id }: { readonly id: NodeId }) => model.regionName(id);
  const vaults = backupPlans(model).filter(({ params }) => params.encryption === 'customer');
  const watched = model.ofKind(region).filter((one) => {
    const code = regionOf(one);
    return code !== null && watcherOf(model, code)?.params.encryption === 'customer';
  });
  const codes = [
    ...componentRegions(model),
    ...[...vaults, ...watched].map(regionOf),
    ...vaults.map((plan) => copyRegion(plan, model)),
  ];
  return new Set(codes.filter((code) => code !== null));
});

/** Those of flow logs, which a network has by itself. */
const loggedRegions = (model: Model): ReadonlySet<string | null> =>
  new Set(
    model
      .ofKind(vpc)
      .filter(({ params }) => params.style !== 'existing' && params.flowLogs === 'cloudwatch')
      .map(({ id }) => model.regionName(id)),
  );

/** A region in which nothing is drawn, and whose keys do not rotate, beside the example. */
const besideStill = (params: Parameters<typeof operated>[0] = {}) =>
  operated(params, {}, (design) => {
    design.node('region', {
      label: 'Second region',
      params: { region: 'us-west-2', keyRotation: false },
    });
  });

export const en11 = defineRule('encryption/en-11', {
  title: 'Keys rotate',
  why: 'A key that has leaked unseen opens all that it ever encrypted. Rotation bounds it to a year, and costs nothing.',
  lacking: 'No region gets a key of its own for more than its flow logs.',
  severity: 'warning',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [{ id: 'CKV_AWS_7', resource: 'aws_kms_key', attribute: 'enable_key_rotation' }],
    cdkNag: ['KMS5'],
  },
  *check(model) {
    const withKeys = keyRegions(model);
    const withLogs = loggedRegions(model);
    for (const node of model.ofKind(region)) {
      const code = model.regionName(node.id);
      // Of a key that exists the rotation is its owner's, and without anything to encrypt there is no key.
      const hasKeys = code !== null && (withKeys.has(code) || withLogs.has(code));
      if (node.params.existingKey || !hasKeys) continue;
      const subject = { nodes: [node.id] };
      if (!node.params.keyRotation) {
        yield fail(subject, `${nameOf(node)}: its keys never change.`, {
          field: { node: node.id, name: 'keyRotation' },
          fixes: [setParams(node, { keyRotation: true }, 'Rotate the keys every year')],
        });
      } else if (withKeys.has(code)) {
        // The flow log of an empty VPC proves nothing about data.
        yield pass(subject, `${nameOf(node)}: its keys rotate every year.`);
      }
    }
  },
  examples: {
    good: [
      example(),
      example({ with: { region: { existingKey: true, keyRotation: false } } }),
      besideStill({ monitoring: { encryption: 'aws' }, backup: { encryption: 'aws' } }),
    ],
    bad: [example({ with: { region: { keyRotation: false } } }), besideStill()],
  },
});

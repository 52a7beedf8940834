import { region } from '../../catalog/region/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { componentRegions } from '../operations';
import { nameOf } from '../subjects';

export const en11 = defineRule('encryption/en-11', {
  title: 'Keys rotate',
  why: 'A key that has leaked unseen opens all that it ever encrypted. Rotation bounds it to a year, and costs nothing.',
  severity: 'warning',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [{ id: 'CKV_AWS_7', resource: 'aws_kms_key', attribute: 'enable_key_rotation' }],
    cdkNag: ['KMS5'],
  },
  *check(model) {
    const inhabited = componentRegions(model);
    for (const node of model.ofKind(region)) {
      const code = model.regionName(node.id);
      // Of a key that exists the rotation is its owner's, and without anything to encrypt there is no key.
      if (node.params.existingKey || code === null || !inhabited.has(code)) continue;
      const subject = { nodes: [node.id] };
      yield node.params.keyRotation
        ? pass(subject, `${nameOf(node)}: its keys rotate every year.`)
        : fail(subject, `${nameOf(node)}: its keys never change.`, {
            field: { node: node.id, name: 'keyRotation' },
            fixes: [setParams(node, { keyRotation: true }, 'Rotate the keys every year')],
          });
    }
  },
  examples: {
    good: [example(), example({ with: { region: { existingKey: true, keyRotation: false } } })],
    bad: [example({ with: { region: { keyRotation: false } } })],
  },
});

import { rdsInstance } from '../../catalog/rds-instance/spec';
import type { Secret } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { createdOf, nameOf } from '../subjects';

const ROTATED: Readonly<Partial<Record<Secret['form'], string>>> = {
  'rds-managed': 'RDS rotates its password every seven days',
  'write-only':
    'with Terraform a person replaces its password, by raising a variable; the CDK app rotates it every 30 days',
};

export const se5 = defineRule('security/se-5', {
  title: 'A database password can be replaced',
  why: 'A password that nobody changes is known to everybody who ever saw it. One that Terraform has made and keeps in its state stays until somebody replaces the resource.',
  severity: 'warning',
  sameAs: ['EN-15'],
  // CKV2_AWS_57 asks for a rotation by Secrets Manager, of a password that a variable replaces as well.
  maps: {
    cdkNag: ['SMG4'],
    fsbp: ['SecretsManager.1', 'SecretsManager.4'],
    wellArchitected: ['SEC'],
  },
  *check(model) {
    for (const db of createdOf(model, rdsInstance)) {
      const subject = { nodes: [db.id] };
      const rotated = ROTATED[model.secretOf(db.id)?.form ?? 'given'];
      yield rotated === undefined
        ? fail(
            subject,
            `${nameOf(db)}: its password is made once, by random_password, and nothing in the code replaces it.`,
            {
              field: { node: db.id, name: 'password' },
              fixes: [setParams(db, { password: 'auto' }, 'Make one that can be replaced')],
            },
          )
        : pass(subject, `${nameOf(db)}: ${rotated}.`);
    }
  },
  examples: {
    good: [example(), example({ without: ['replica'] })],
    bad: [example({ with: { db: { password: 'state' } } })],
  },
});

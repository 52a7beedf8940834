import { backupPlan } from '../../catalog/backup-plan/spec';
import { listWords } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import type { BackupPlan } from '../operations';
import { operated } from '../operations-example';
import { nameOf, perNode } from '../subjects';

/** A lock that lets in what the plan keeps. */
const fittingLock = ({
  retentionDays,
  copy,
  copyRetentionDays,
  lockMinDays,
  lockMaxDays,
}: BackupPlan['params']) => {
  const kept = copy ? [retentionDays, copyRetentionDays] : [retentionDays];
  return {
    lockMinDays: Math.min(lockMinDays, ...kept),
    lockMaxDays: Math.max(lockMinDays, lockMaxDays, ...kept),
  };
};

export const bk6 = defineRule('backup/bk-6', {
  title: 'Vault is locked and has its own key',
  why: 'Who takes over an account deletes the backups first. A lock stops that, and a key of your own says who may read them.',
  lacking: 'No backup plan is drawn.',
  severity: 'warning',
  maps: {
    checkov: [
      {
        id: 'CKV_AWS_166',
        resource: 'aws_backup_vault',
        attribute: 'kms_key_arn',
      },
    ],
    fsbp: ['Backup.1'],
    wellArchitected: ['REL'],
  },
  check: perNode(backupPlan, function* (plan) {
    const subject = { nodes: [plan.id] };
    const missing = [
      ...(plan.params.lock === 'off'
        ? [{ name: 'lock', value: 'governance', text: 'a lock' }]
        : []),
      ...(plan.params.encryption === 'customer'
        ? []
        : [{ name: 'encryption', value: 'customer', text: 'a customer key' }]),
    ];
    const [first] = missing;
    if (!first) {
      yield pass(subject, `${nameOf(plan)}: its vault is locked and has a customer key.`);
      return;
    }
    const words = listWords(missing.map(({ text }) => text));
    yield fail(subject, `${nameOf(plan)}: its vault lacks ${words}.`, {
      measure: missing.length,
      field: { node: plan.id, name: first.name },
      fixes: [
        setParams(
          plan,
          {
            ...Object.fromEntries(missing.map(({ name, value }) => [name, value])),
            ...(plan.params.lock === 'off' ? fittingLock(plan.params) : {}),
          },
          `Give the vault ${words}`,
        ),
      ],
    });
  }),
  examples: {
    good: [operated()],
    bad: [
      operated({ backup: { lock: 'off' } }),
      operated({ backup: { lock: 'off', encryption: 'aws' } }),
      operated({
        backup: { lock: 'off', retentionDays: 3, copyRetentionDays: 400 },
      }),
    ],
  },
});

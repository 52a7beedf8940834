import { LOG_RETENTION } from '../../catalog/log-retention';
import { fieldProblem } from '../../spec/field-problem';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perRecord } from '../subjects';

const NAME = 'logRetentionDays';
const WANTED_DAYS = 365;

const check = perRecord(
  ({ nodes }) => nodes,
  (node): readonly Verdict[] => {
    const field = Object.hasOwn(node.spec.fields, NAME) ? node.spec.fields[NAME] : undefined;
    const days = node.params[NAME];
    if (!field || typeof days !== 'number' || field.when?.(node.params) === false) return [];
    // A number that CloudWatch Logs refuses is PA-1's to report.
    if (fieldProblem(LOG_RETENTION, days, { params: node.params }) !== null) return [];
    const subject = { nodes: [node.id] };
    if (days >= WANTED_DAYS) {
      // The flow log of an empty VPC proves nothing about data.
      if (node.spec.container) return [];
      return [pass(subject, `${nameOf(node)}: keeps its logs for ${days} days, encrypted.`)];
    }
    return [
      fail(subject, `${nameOf(node)}: keeps its logs for ${days} days; expected ${WANTED_DAYS}.`, {
        measure: -days,
        field: { node: node.id, name: NAME },
        fixes: [setParams(node, { [NAME]: WANTED_DAYS }, `Keep them for ${WANTED_DAYS} days`)],
      }),
    ];
  },
);

export const en12 = defineRule('encryption/en-12', {
  title: 'Log groups are kept for a year',
  why: 'An intruder is found after months, and then the first days matter. Their log groups are encrypted in any case.',
  lacking: 'Nothing beside a VPC keeps logs, for a time that AWS takes.',
  severity: 'warning',
  from: 'production',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [
      {
        id: 'CKV_AWS_158',
        resource: 'aws_cloudwatch_log_group',
        attribute: 'kms_key_id',
        // They are encrypted whatever is drawn.
        answersTo: [],
      },
      {
        id: 'CKV_AWS_338',
        resource: 'aws_cloudwatch_log_group',
        attribute: 'retention_in_days',
        answersTo: [NAME],
      },
    ],
  },
  check,
  examples: {
    good: [example(), example({ with: { vpc: { flowLogs: 'off', logRetentionDays: 1 } } })],
    bad: [
      example({ with: { db: { logRetentionDays: 30 } } }),
      example({
        with: { alb: { logRetentionDays: 90 }, cache: { logRetentionDays: 7 } },
      }),
    ],
  },
});

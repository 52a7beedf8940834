import { defineRule, fail, pass } from '../../validation';
import { failovers, withStandby } from '../failovers';
import { setParams } from '../fixes';
import { nameOf } from '../subjects';

export const lb14 = defineRule('load-balancing/lb-14', {
  title: 'A failover has a health check',
  why: 'Route 53 answers with the secondary only when something tells it that the primary is gone.',
  lacking: 'No name fails over.',
  severity: 'error',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const { record } of failovers(model)) {
      const subject = { nodes: [record.id] };
      if (record.params.healthCheck) {
        const { healthPath, healthIntervalSeconds: every } = record.params;
        yield pass(subject, `${nameOf(record)}: ${healthPath} is asked every ${every} s.`);
        continue;
      }
      yield fail(subject, `${nameOf(record)}: nothing asks whether the primary is healthy.`, {
        field: { node: record.id, name: 'healthCheck' },
        fixes: [setParams(record, { healthCheck: true }, 'Check the primary')],
      });
    }
  },
  examples: {
    good: [withStandby()],
    bad: [withStandby({ with: { dns: { healthCheck: false } } })],
  },
});

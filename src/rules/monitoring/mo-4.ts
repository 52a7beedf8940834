import { opensearchDomain } from '../../catalog/opensearch-domain/spec';
import { listWords } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { clustered, example } from '../example-designs';
import { setParams } from '../fixes';
import { engineOf } from '../../catalog/sql-engines';
import { search } from '../search-example';
import { inTurn, nameOf, perDatabase, wantParam } from '../subjects';

export const mo4 = defineRule('monitoring/mo-4', {
  title: 'Database can be looked into',
  why: 'Slow queries, waits and the load of the host are invisible without these three, and the database is where it usually hurts.',
  lacking: 'No database and no search engine is created.',
  severity: 'warning',
  maps: {
    wellArchitected: ['OPS'],
    checkov: [
      {
        id: 'CKV_AWS_84',
        resource: 'aws_opensearch_domain',
        attribute: 'log_publishing_options',
        answersTo: ['logs'],
      },
      {
        id: 'CKV_AWS_118',
        resource: 'aws_db_instance',
        attribute: 'monitoring_interval',
        answersTo: ['monitoringIntervalSeconds'],
      },
      {
        id: 'CKV_AWS_118',
        resource: 'aws_rds_cluster_instance',
        attribute: 'monitoring_interval',
        answersTo: ['monitoringIntervalSeconds'],
      },
      {
        id: 'CKV_AWS_129',
        resource: 'aws_db_instance',
        attribute: 'enabled_cloudwatch_logs_exports',
        answersTo: ['exportLogs'],
      },
      {
        id: 'CKV_AWS_324',
        resource: 'aws_rds_cluster',
        attribute: 'enabled_cloudwatch_logs_exports',
        answersTo: ['exportLogs'],
      },
      {
        id: 'CKV_AWS_353',
        resource: 'aws_db_instance',
        attribute: 'performance_insights_enabled',
        answersTo: ['performanceInsights'],
      },
      {
        id: 'CKV_AWS_354',
        resource: 'aws_db_instance',
        attribute: 'performance_insights_kms_key_id',
        answersTo: ['performanceInsights'],
      },
      {
        id: 'CKV2_AWS_30',
        resource: 'aws_db_instance',
        attribute: 'aws_db_parameter_group.parameter',
        answersTo: ['exportLogs'],
      },
    ],
    cdkNag: ['OS9'],
    fsbp: ['RDS.6', 'RDS.9', 'RDS.36', 'Opensearch.4'],
  },
  check: inTurn(
    wantParam(opensearchDomain, {
      name: 'logs',
      value: true,
      good: 'its logs are in CloudWatch',
      bad: 'without logs in CloudWatch',
      fix: 'Turn on logs in CloudWatch',
    }),
    perDatabase(function* (db) {
      const { monitoringIntervalSeconds, exportLogs, performanceInsights, engine, instanceClass } =
        db.params;
      const wantsInsights =
        !performanceInsights && engineOf(engine).supportsInsights(instanceClass);
      const missing = [
        ...(monitoringIntervalSeconds === '0'
          ? [
              {
                name: 'monitoringIntervalSeconds',
                text: 'enhanced monitoring',
                value: '60',
              },
            ]
          : []),
        ...(exportLogs ? [] : [{ name: 'exportLogs', text: 'logs in CloudWatch', value: true }]),
        ...(wantsInsights
          ? [
              {
                name: 'performanceInsights',
                text: 'Performance Insights',
                value: true,
              },
            ]
          : []),
      ];
      const subject = { nodes: [db.id] };
      const [first] = missing;
      if (!first) {
        yield pass(
          subject,
          `${nameOf(db)}: enhanced monitoring every ${monitoringIntervalSeconds.slice(0, 10)} s, logs${performanceInsights ? ' and Performance Insights' : ''}.`,
        );
        return;
      }
      yield fail(subject, `${nameOf(db)}: without ${listWords(missing.map((one) => one.text))}.`, {
        faults: missing.map(({ name }) => name),
        measure: missing.length,
        field: { node: db.id, name: first.name },
        fixes: [
          setParams(
            db,
            Object.fromEntries(missing.map(({ name, value }) => [name, value])),
            `Turn on ${listWords(missing.map((one) => one.text))}`,
          ),
        ],
      });
    }),
  ),
  examples: {
    good: [
      search(),
      clustered(),
      example(),
      example({
        with: {
          db: {
            engine: 'mysql',
            engineVersion: '8.4',
            instanceClass: 'db.t4g.small',
            performanceInsights: false,
          },
        },
      }),
    ],
    bad: [
      search({ logs: false }),
      clustered({ exportLogs: false, monitoringIntervalSeconds: '0' }),
      example({ with: { db: { monitoringIntervalSeconds: '0' } } }),
      example({
        with: { db: { exportLogs: false, performanceInsights: false } },
      }),
    ],
  },
});

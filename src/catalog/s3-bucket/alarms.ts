import type { Alarm } from '../../exporters/watching';

interface Copy<E> {
  /** The id of the replication rule, and the key of its alarms. */
  readonly rule: string;
  readonly key: string;
  /** The names of the buckets. */
  readonly from: E;
  readonly to: E;
}

/** S3 measures replication only where it promises a time for it: of those copies. */
export const replicationAlarms = <E>(
  copies: readonly Copy<E>[],
): readonly Alarm<E | string | number>[] =>
  copies.flatMap(({ rule, key, from, to }): readonly Alarm<E | string | number>[] => {
    const shared = {
      namespace: 'AWS/S3',
      dimensions: [
        ['SourceBucket', from],
        ['DestinationBucket', to],
        ['RuleId', rule],
      ],
      comparison: '>',
      missing: 'notBreaching',
    } as const;
    return [
      {
        ...shared,
        key: `${key}-latency`,
        says: 'The copy is more than a quarter of an hour behind.',
        metric: 'ReplicationLatency',
        statistic: 'Maximum',
        threshold: 900,
      },
      {
        ...shared,
        key: `${key}-failed`,
        says: 'Objects could not be copied.',
        metric: 'OperationsFailedReplication',
        statistic: 'Sum',
        threshold: 0,
      },
    ];
  });

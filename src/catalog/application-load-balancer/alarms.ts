import type { Alarm } from '../../exporters/watching';

/** What the metrics of a load balancer go by. `E`: the expressions of the language that the export is written in. */
interface Watched<E> {
  readonly loadBalancer: E;
  readonly targetGroups: readonly { readonly key: string; readonly group: E }[];
  /** The ARN of the certificate that is made for it; null where it has none, or one that is given. */
  readonly certificate: E | null;
  readonly webAcl: { readonly name: E; readonly region: E } | null;
}

const NAMESPACE = 'AWS/ApplicationELB';
const SECONDS_PER_DAY = 86_400;

export function loadBalancerAlarms<E>(of: Watched<E>): readonly Alarm<E | number | string>[] {
  const dimensions = [['LoadBalancer', of.loadBalancer]] as const;
  const count = (key: string, metric: string, says: string): Alarm<E | number> => ({
    key,
    says,
    namespace: NAMESPACE,
    metric,
    dimensions,
    statistic: 'Sum',
    comparison: '>=',
    threshold: 10,
    missing: 'notBreaching',
  });
  return [
    {
      ...count(
        'elb-5xx',
        'HTTPCode_ELB_5XX_Count',
        'The load balancer itself answers with errors: no target takes the requests.',
      ),
      isOutage: true,
    },
    ...of.targetGroups.map(({ key, group }): Alarm<E | number> => ({
      key: `${key}-unhealthy`,
      says: 'A target fails its health checks and gets no requests.',
      namespace: NAMESPACE,
      metric: 'UnHealthyHostCount',
      dimensions: [...dimensions, ['TargetGroup', group]],
      statistic: 'Maximum',
      comparison: '>=',
      threshold: 1,
      missing: 'notBreaching',
      isOutage: true,
    })),
    count('target-5xx', 'HTTPCode_Target_5XX_Count', 'The application answers with errors.'),
    {
      ...count('latency', 'TargetResponseTime', 'One in twenty answers takes over a second.'),
      statistic: 'p95',
      comparison: '>',
      threshold: 1,
    },
    {
      ...count('rejected', 'RejectedConnectionCount', 'The load balancer turns connections away.'),
      comparison: '>',
      threshold: 0,
    },
    ...(of.certificate === null ? [] : [expiry(of.certificate)]),
    ...(of.webAcl === null ? [] : [blockedRequests(of.webAcl)]),
  ];
}

/** ACM renews sixty days before the end; what is left at thirty needs somebody. */
const expiry = <E>(arn: E): Alarm<E | number> => ({
  key: 'certificate',
  says: 'The certificate ends within thirty days, and ACM has not renewed it: look at its validation records.',
  namespace: 'AWS/CertificateManager',
  metric: 'DaysToExpiry',
  dimensions: [['CertificateArn', arn]],
  statistic: 'Minimum',
  comparison: '<',
  threshold: 30,
  missing: 'notBreaching',
  period: { seconds: SECONDS_PER_DAY, times: 1 },
});

const blockedRequests = <E>({
  name,
  region,
}: {
  readonly name: E;
  readonly region: E;
}): Alarm<E | number | string> => ({
  key: 'blocked',
  says: 'The firewall blocks many requests: an attack, or a rule that takes users for one.',
  namespace: 'AWS/WAFV2',
  metric: 'BlockedRequests',
  dimensions: [
    ['WebACL', name],
    ['Region', region],
    ['Rule', 'ALL'],
  ],
  statistic: 'Sum',
  comparison: '>',
  threshold: 1000,
  missing: 'notBreaching',
});

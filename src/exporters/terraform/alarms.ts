import {
  call,
  comment,
  gap,
  object,
  ref,
  resource,
  set,
  template,
  type Entry,
  type Expression,
  type TopLevel,
} from '../../codegen/hcl';
import type { ModelNode } from '../../spec/model';
import type { Alarm as SharedAlarm, WatchedEvent as SharedEvent } from '../watching';
import { fieldsOf } from './fields';
import type { Terraform } from './terraform';

export type Alarm = SharedAlarm<Expression>;
export type WatchedEvent = SharedEvent<Expression>;

/** Where the alarms of a region go, and how they are raised. */
export interface AlarmTopic {
  readonly arn: Expression;
  /** What lets services publish there. */
  readonly policy: Expression;
  readonly minutes: number;
  readonly tellsRecovery: boolean;
}

const COMPARISONS = {
  '>': 'GreaterThanThreshold',
  '>=': 'GreaterThanOrEqualToThreshold',
  '<': 'LessThanThreshold',
} as const;

/** Route 53 reports its health checks there and nowhere else. */
const GLOBAL_REGION = 'us-east-1';

export const alarmRegion = (node: ModelNode, t: Terraform): string =>
  t.model.regionName(node.id) ?? GLOBAL_REGION;

/** Who watches a region, and the topic there; null where nobody does. */
export function alarmTopic(region: string, t: Terraform): AlarmTopic | null {
  const watcher = t.plan.watchers.get(region);
  return (watcher && t.facet(watcher.id, 'alarmTopic')?.(region)) ?? null;
}

/** The alarms of a node, in a region that somebody watches. They belong to the node: who clicks one is led to it. */
export function emitAlarms(node: ModelNode, t: Terraform): void {
  const { facets } = t.plan.kinds.get(node.kind) ?? {};
  if (!facets?.alarms && !facets?.events) return;
  const region = alarmRegion(node, t);
  const topic = alarmTopic(region, t);
  if (!topic) return;
  const alarms = t.facet(node.id, 'alarms') ?? [];
  const events = t.facet(node.id, 'events') ?? [];
  if (alarms.length + events.length === 0) return;
  const [quiet, loud] = [alarms.filter(isOutage), alarms.filter((one) => !isOutage(one))];
  t.add(
    node,
    'monitoring',
    alarmBlock(node, t.id(node), loud, topic, region, t),
    outageBlocks(node, quiet, topic, region, t),
    ...events.map((event) => eventBlocks(node, event, topic, region, t)),
  );
}

const isOutage = (alarm: Alarm): boolean => alarm.isOutage === true;

/** One attribute of an alarm: the name in the resource, the name in the table, and its value. */
interface Column {
  readonly name: string;
  readonly key: string;
  readonly of: (alarm: Alarm) => Expression;
}

const isPercentile = ({ statistic }: Alarm): boolean => statistic.startsWith('p');

function columnsOf(topic: AlarmTopic): readonly Column[] {
  return [
    { name: 'alarm_description', key: 'says', of: ({ says }) => says },
    { name: 'namespace', key: 'namespace', of: ({ namespace }) => namespace },
    { name: 'metric_name', key: 'metric', of: ({ metric }) => metric },
    { name: 'dimensions', key: 'dimensions', of: ({ dimensions }) => object(dimensions) },
    {
      name: 'statistic',
      key: 'statistic',
      of: (alarm) => (isPercentile(alarm) ? null : alarm.statistic),
    },
    {
      name: 'extended_statistic',
      key: 'percentile',
      of: (alarm) => (isPercentile(alarm) ? alarm.statistic : null),
    },
    {
      name: 'comparison_operator',
      key: 'comparison',
      of: ({ comparison }) => COMPARISONS[comparison],
    },
    { name: 'threshold', key: 'threshold', of: ({ threshold }) => threshold },
    { name: 'period', key: 'period', of: ({ period }) => period?.seconds ?? 60 },
    {
      name: 'evaluation_periods',
      key: 'periods',
      of: ({ period }) => period?.times ?? topic.minutes,
    },
    { name: 'treat_missing_data', key: 'missing', of: ({ missing }) => missing },
  ];
}

const same = (values: readonly Expression[]): boolean =>
  new Set(values.map((value) => JSON.stringify(value))).size === 1;

/** What all alarms of a node have in common stands once; what differs is a table. */
function alarmBlock(
  node: ModelNode,
  name: string,
  alarms: readonly Alarm[],
  topic: AlarmTopic,
  region: string,
  t: Terraform,
): TopLevel {
  if (alarms.length === 0) return null;
  const notes = alarms.some(isOutage)
    ? []
    : [
        gap,
        set('alarm_actions', [topic.arn]),
        topic.tellsRecovery && set('ok_actions', [topic.arn]),
      ];
  const columns = columnsOf(topic).map((column) => {
    const values = alarms.map(column.of);
    return { ...column, values, isCommon: same(values) };
  });
  const rows = alarms.map(({ key }, index): Entry => [
    key,
    object(
      columns.flatMap(({ isCommon, key: attribute, values }): readonly Entry[] =>
        isCommon ? [] : [[attribute, values[index] ?? null]],
      ),
    ),
  ]);
  return resource(
    'aws_cloudwatch_metric_alarm',
    name,
    t.inRegion(region, [
      set('for_each', object(rows)),
      gap,
      set('alarm_name', template(t.awsName(node), '-', ref('each.key'))),
      columns.map(({ name: attribute, key, isCommon, values }) =>
        isCommon
          ? values[0] !== null && set(attribute, values[0] ?? null)
          : set(attribute, ref(`each.value.${key}`)),
      ),
      notes,
    ]),
    fieldsOf(node).origin,
  );
}

/** Errors, slowness and dead targets come together when a service fails: one call is enough. */
function outageBlocks(
  node: ModelNode,
  alarms: readonly Alarm[],
  topic: AlarmTopic,
  region: string,
  t: Terraform,
): TopLevel {
  if (alarms.length === 0) return null;
  const name = t.derived(node, 'outage');
  const own = fieldsOf(node);
  return [
    comment('These tell nobody by themselves; the one below them does, once for all of them.'),
    alarmBlock(node, name, alarms, topic, region, t),
    resource(
      'aws_cloudwatch_composite_alarm',
      name,
      t.inRegion(region, [
        set('alarm_name', t.awsName(node, '-outage')),
        set('alarm_description', 'Users notice: the alarms in the rule say what is wrong.'),
        set(
          'alarm_rule',
          call(
            'join',
            ' OR ',
            ref(
              `[for alarm in aws_cloudwatch_metric_alarm.${name} : "ALARM(\\"\${alarm.alarm_name}\\")"]`,
              own.origin,
            ),
          ),
        ),
        gap,
        set('alarm_actions', [topic.arn]),
        topic.tellsRecovery && set('ok_actions', [topic.arn]),
      ]),
      own.origin,
    ),
  ];
}

function eventBlocks(
  node: ModelNode,
  event: WatchedEvent,
  topic: AlarmTopic,
  region: string,
  t: Terraform,
): TopLevel {
  const name = `${t.id(node)}__${event.key}`;
  const own = fieldsOf(node);
  return [
    resource(
      'aws_cloudwatch_event_rule',
      name,
      t.inRegion(region, [
        set('name_prefix', template(ref('local.name'), '-'), {
          note: 'Names of rules are short; the description says more.',
        }),
        set('description', event.says),
        set(
          'event_pattern',
          call(
            'jsonencode',
            object([
              ['source', [event.source]],
              ['detail-type', event.types],
              ...(event.resources ? [['resources', event.resources] as const] : []),
              ['detail', object(event.detail)],
            ]),
          ),
        ),
      ]),
      own.origin,
    ),
    resource(
      'aws_cloudwatch_event_target',
      name,
      t.inRegion(region, [
        set('rule', own.ref(`aws_cloudwatch_event_rule.${name}.name`)),
        set('arn', topic.arn),
      ]),
      own.origin,
    ),
  ];
}

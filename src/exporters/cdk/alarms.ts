import {
  call,
  create,
  declare,
  member,
  object,
  ref,
  run,
  type ObjectEntry,
  type Expression,
  type Statement,
  type Statements,
} from '../../codegen/typescript';
import type { ModelNode } from '../../spec/model';
import { originOf } from '../plan';
import type { Alarm, WatchedEvent } from '../watching';
import { acknowledgeRule } from './acknowledge';
import type { Scope } from './scope';
import { capital, DNS_REGION } from './stack-names';

/** Where the alarms of a region go, and how they are raised. */
export interface AlarmTopic {
  /** The `ITopic`. */
  readonly topic: Expression;
  readonly minutes: number;
  readonly tellsRecovery: boolean;
}

const COMPARISONS = {
  '>': 'GREATER_THAN_THRESHOLD',
  '>=': 'GREATER_THAN_OR_EQUAL_TO_THRESHOLD',
  '<': 'LESS_THAN_THRESHOLD',
} as const;
const MISSING = {
  missing: 'MISSING',
  notBreaching: 'NOT_BREACHING',
  breaching: 'BREACHING',
} as const;

/** Route 53 reports its health checks there and nowhere else. */
export const alarmRegion = (node: ModelNode, c: Scope): string =>
  c.model.regionName(node.id) ?? DNS_REGION;

/** Who watches a region, and the topic there; null where nobody does. */
export function alarmTopic(region: string, c: Scope): AlarmTopic | null {
  const watcher = c.plan.watchers.get(region);
  return (watcher && c.facet(watcher.id, 'alarmTopic')?.(region)) ?? null;
}

/**
 * The topic as one that exists: what sends to a construct of the app lets its service publish for every account, which the topic's
 * own policy does not.
 */
export const importedTopic = (
  c: Scope,
  { topic }: AlarmTopic,
  after: Statements = [],
): Expression =>
  c.share(
    'alarmTopic',
    'sns.ITopic',
    () => call('sns.Topic.fromTopicArn', ref('this'), 'AlarmTopic', member(topic, 'topicArn')),
    after,
  );

const topicOfRules = (c: Scope, topic: AlarmTopic): Expression =>
  importedTopic(c, topic, [
    acknowledgeRule(
      c,
      ref('this'),
      'Annotation::@aws-cdk/aws-events:ruleUnresolvedEnvironment',
      'The topic lies in the same account and region as the rules that publish to it.',
    ),
  ]);

/**
 * The alarms of a node, in the observability stack of a region that somebody watches. They belong to the node: who clicks one is
 * led to it.
 */
export function emitAlarms(node: ModelNode, own: Scope): void {
  const { facets } = own.plan.kinds.get(node.kind) ?? {};
  if (!facets?.alarms && !facets?.events) return;
  const region = alarmRegion(node, own);
  const c = own.in('observability', region);
  const topic = alarmTopic(region, c);
  if (!topic) return;
  const alarms = c.facet(node.id, 'alarms') ?? [];
  const events = c.facet(node.id, 'events') ?? [];
  if (alarms.length + events.length === 0) return;
  c.helper(HELPER);
  const home = ref(c.name(node, 'Alarms'));
  const quiet = alarms.filter(({ isOutage }) => isOutage === true);
  const loud = alarms.filter((alarm) => !quiet.includes(alarm));
  // A construct of its own holds them: the keys of two nodes cannot meet in it.
  c.add(node, [
    declare(c.name(node, 'Alarms'), create('Construct', ref('this'), c.id(node)), {
      origin: originOf(node),
    }),
    notified(
      loud.map((alarm) => alarmOf(home, alarm, topic)),
      topic,
    ),
    outage(home, c.awsName(node, '-outage'), quiet, topic),
    events.map((event) => rule(home, event, topicOfRules(c, topic))),
  ]);
}

function metricOf(alarm: Alarm<Expression>): Expression {
  return create(
    'cloudwatch.Metric',
    object([
      ['namespace', alarm.namespace],
      ['metricName', alarm.metric],
      ['dimensionsMap', object(alarm.dimensions)],
      ['statistic', alarm.statistic],
      ['period', call('cdk.Duration.seconds', alarm.period?.seconds ?? 60)],
    ]),
  );
}

const alarmOf = (home: Expression, alarm: Alarm<Expression>, topic: AlarmTopic): Expression =>
  create(
    'cloudwatch.Alarm',
    home,
    pascalKey(alarm.key),
    object([
      ['alarmDescription', alarm.says],
      ['metric', metricOf(alarm)],
      ['comparisonOperator', ref(`cloudwatch.ComparisonOperator.${COMPARISONS[alarm.comparison]}`)],
      ['threshold', alarm.threshold],
      ['evaluationPeriods', alarm.period?.times ?? topic.minutes],
      ['treatMissingData', ref(`cloudwatch.TreatMissingData.${MISSING[alarm.missing]}`)],
    ]),
  );

/** `nat-a-ports` → `NatAPorts` */
const pascalKey = (key: string): string => key.split('-').map(capital).join('');

const HELPER = {
  module: 'notify',
  exports: ['notify'],
  text: `import type { AlarmBase } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ITopic } from "aws-cdk-lib/aws-sns";

/** Each alarm tells the topic when it is raised; with \`recovery\` also when all is well again. */
export function notify(
  topic: ITopic,
  alarms: readonly AlarmBase[],
  { recovery = false } = {},
): void {
  for (const alarm of alarms) {
    alarm.addAlarmAction(new SnsAction(topic));
    if (recovery) alarm.addOkAction(new SnsAction(topic));
  }
}
`,
};

/** Each of them calls the topic. */
function notified(
  alarms: readonly Expression[],
  { topic, tellsRecovery }: AlarmTopic,
): readonly Statement[] {
  if (alarms.length === 0) return [];
  const options = tellsRecovery ? object([['recovery', true]]) : undefined;
  return [run(call('notify', topic, alarms, options))];
}

/** Errors, slowness and dead targets come together when a service fails: one call is enough. */
function outage(
  home: Expression,
  name: Expression,
  alarms: readonly Alarm<Expression>[],
  topic: AlarmTopic,
): readonly Statement[] {
  if (alarms.length === 0) return [];
  return notified(
    [
      create(
        'cloudwatch.CompositeAlarm',
        home,
        'Outage',
        object([
          // The library would make one of the path of the construct, which two installations have in common.
          ['compositeAlarmName', name],
          ['alarmDescription', 'Users notice: at least one of its alarms is raised.'],
          [
            'alarmRule',
            call(
              'cloudwatch.AlarmRule.anyOf',
              ...alarms.map((alarm) => alarmOf(home, alarm, topic)),
            ),
          ],
        ]),
      ),
    ],
    topic,
  );
}

function rule(home: Expression, event: WatchedEvent<Expression>, topic: Expression): Statement {
  const pattern: ObjectEntry[] = [
    ['source', [event.source]],
    ['detailType', event.types],
    ['resources', event.resources],
    ['detail', event.detail.length === 0 ? undefined : object(event.detail)],
  ];
  return run(
    create(
      'events.Rule',
      home,
      pascalKey(event.key),
      object([
        ['description', event.says],
        ['eventPattern', object(pattern)],
        ['targets', [create('eventTargets.SnsTopic', topic)]],
      ]),
    ),
  );
}

import { call, create, object, ref, run, type Expression } from '../../codegen/typescript';
import { alarmRegion, fieldsOf, nameOf, type Scope } from '../../exporters/cdk';
import { originOf } from '../../exporters/plan';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import type { monitoring } from './spec';

type Monitoring = ModelNode<ParamsOf<typeof monitoring.fields>>;

// A stack holds 500 resources, and so fewer alarms than a graph may have lines.
const HELPER = {
  module: 'graphs',
  exports: ['graphs'],
  text: `import {
  Alarm,
  GraphWidget,
  type IMetric,
  Metric,
} from "aws-cdk-lib/aws-cloudwatch";
import type { IConstruct } from "constructs";

const COLUMNS = 3;

/** A graph for every metric that has an alarm, with a line for each resource that has it. */
export function graphs(
  watched: readonly { label: string; alarms: IConstruct }[],
): GraphWidget[][] {
  const lines = new Map<string, IMetric[]>();
  for (const { label, alarms } of watched) {
    for (const { metric } of alarms.node.findAll().filter(isAlarm)) {
      if (!(metric instanceof Metric)) continue;
      const service = metric.namespace.replace(/^AWS\\//, "");
      const title = \`\${service}: \${metric.metricName}\`;
      lines.set(title, [...(lines.get(title) ?? []), metric.with({ label })]);
    }
  }
  const widgets = [...lines].map(
    ([title, left]) => new GraphWidget({ title, left, width: 24 / COLUMNS }),
  );
  const rows: GraphWidget[][] = [];
  while (widgets.length > 0) rows.push(widgets.splice(0, COLUMNS));
  return rows;
}

function isAlarm(construct: IConstruct): construct is Alarm {
  return construct instanceof Alarm;
}
`,
};

/** A dashboard of what is watched in the region. */
export function emitDashboard(node: Monitoring, c: Scope): void {
  const own = fieldsOf(node);
  const watched = c.model.nodes.filter(
    (one) =>
      c.plan.kinds.get(one.kind)?.facets?.alarms !== undefined &&
      alarmRegion(one, c) === c.region &&
      (c.facet(one.id, 'alarms') ?? []).length > 0,
  );
  if (watched.length === 0) return;
  c.helper(HELPER);
  c.decide(
    'dashboards',
    'Every region has a dashboard of its own: a stack refers to nothing of another region, and no region goes blind with another one.',
  );
  const isHome = c.region === c.cdk.regionOf(node);
  c.add(node, [
    run(
      create(
        'cloudwatch.Dashboard',
        ref('this'),
        c.id(node),
        object([
          // The names of all regions are one list.
          ['dashboardName', c.awsName(node, isHome ? '' : `-${c.region}`)],
          own.field(
            'widgets',
            'dashboard',
            call(
              'graphs',
              watched.map((one) => lineOf(one, c)),
            ),
          ),
        ]),
      ),
      { origin: own.from('dashboard') },
    ),
  ]);
}

const lineOf = (node: ModelNode, c: Scope): Expression =>
  object([
    // A label may hold what CloudWatch reads as an expression of its own.
    ['label', nameOf(node).replaceAll('${', '$ {')],
    ['alarms', ref(c.name(node, 'Alarms'), originOf(node))],
  ]);

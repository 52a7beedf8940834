import {
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
      const service = metric.namespace.replace(/^AWS\//, "");
      const title = `${service}: ${metric.metricName}`;
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

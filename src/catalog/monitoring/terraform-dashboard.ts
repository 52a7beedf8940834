import { call, object, resource, set, type Expression } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  alarmRegion,
  fieldsOf,
  nameOf,
  type Alarm,
  type Terraform,
} from '../../exporters/terraform';
import type { monitoring } from './spec';

type Monitoring = ModelNode<ParamsOf<typeof monitoring.fields>>;

/** CloudWatch guide, "CloudWatch quotas": metrics of a graph and of a dashboard. */
const MOST_LINES = 500;
const MOST_METRICS = 2500;
const COLUMNS = 3;
const WIDTH = 24 / COLUMNS;
const HEIGHT = 6;

interface Graph {
  readonly title: string;
  readonly region: string;
  readonly lines: Expression[];
}

/** A graph per metric and region, with a line for each node that has it. */
function graphsOf(regions: readonly string[], t: Terraform): readonly Graph[] {
  const graphs = new Map<string, Graph>();
  for (const node of t.model.nodes) {
    if (!t.plan.kinds.get(node.kind)?.facets?.alarms) continue;
    const region = alarmRegion(node, t);
    if (!regions.includes(region)) continue;
    for (const alarm of t.facet(node.id, 'alarms') ?? []) {
      const title = `${node.spec.short}: ${wordsOf(alarm.metric)}`;
      const key = `${region} ${alarm.namespace} ${title}`;
      const known = graphs.get(key) ?? { title, region, lines: [] };
      if (known.lines.length < MOST_LINES) known.lines.push(line(node, alarm));
      graphs.set(key, known);
    }
  }
  return [...graphs.values()];
}

/** `CPUUtilization` → `CPU utilization`, `HTTPCode_ELB_5XX_Count` → `HTTP code ELB 5XX count`. */
const wordsOf = (metric: string): string =>
  metric
    .split('.')[0]!
    .replaceAll('_', ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word, index) => (index === 0 || /[A-Z0-9]{2}/.test(word) ? word : word.toLowerCase()))
    .join(' ');

const line = (node: ModelNode, alarm: Alarm): Expression => [
  alarm.namespace,
  alarm.metric,
  ...alarm.dimensions.flat(),
  object({
    label: nameOf(node).replaceAll('${', '$ {'),
    stat: alarm.statistic,
    period: alarm.period?.seconds ?? 60,
  }),
];

/** As many to a dashboard as it takes. */
function pagesOf(graphs: readonly Graph[]): readonly (readonly Graph[])[] {
  const pages: Graph[][] = [];
  let room = 0;
  for (const graph of graphs) {
    if (graph.lines.length > room) {
      pages.push([]);
      room = MOST_METRICS;
    }
    pages.at(-1)?.push(graph);
    room -= graph.lines.length;
  }
  return pages;
}

export function emitDashboards(node: Monitoring, regions: readonly string[], t: Terraform): void {
  const own = fieldsOf(node);
  pagesOf(graphsOf(regions, t)).forEach((graphs, page) => {
    const suffix = page === 0 ? '' : `-${page + 1}`;
    t.add(
      node,
      'monitoring',
      resource(
        'aws_cloudwatch_dashboard',
        page === 0 ? t.id(node) : `${t.id(node)}__${page + 1}`,
        [
          set('dashboard_name', t.awsName(node, suffix)),
          own.field(
            'dashboard_body',
            'dashboard',
            call(
              'jsonencode',
              object({ widgets: graphs.map((graph, index) => widget(graph, index, t)) }),
            ),
          ),
        ],
        own.origin,
      ),
    );
  });
}

const widget = ({ title, region, lines }: Graph, index: number, t: Terraform): Expression =>
  object({
    type: 'metric',
    x: (index % COLUMNS) * WIDTH,
    y: Math.floor(index / COLUMNS) * HEIGHT,
    width: WIDTH,
    height: HEIGHT,
    properties: object({
      title,
      region: t.regionCode(region),
      view: 'timeSeries',
      metrics: lines,
    }),
  });

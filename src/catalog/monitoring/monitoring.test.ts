import { describe, expect, it } from 'vitest';
import { catalog } from '..';
import { buildDesign } from '../builder';
import { terraformKinds } from '../terraform';
import { beginTransaction, type Design, type NodeId } from '../../design';
import { createTerraformExporter } from '../../exporters/terraform';
import { resolve } from '../../resolve';
import { multiRegion } from '../../templates/multi-region';
import { withoutKinds } from '../../testing/without-kinds';
import { openingDesign } from '../../templates/opening';

type Files = Readonly<Record<string, string>>;

function warmExporter(): (design: Design) => Files {
  const exporter = createTerraformExporter(terraformKinds);
  return (design) =>
    Object.fromEntries(
      exporter.run(resolve(design, catalog), []).files.map(({ path, text }) => [path, text]),
    );
}

const idOf = (design: Design, slug: string): NodeId => {
  const node = Object.values(design.nodes).find((one) => one.slug === slug);
  if (!node) throw new Error(`There is no ${slug}.`);
  return node.id;
};

function watched(design: Design, regionSlug = 'region', slug = 'alarms'): Design {
  const tx = beginTransaction(design);
  const builder = buildDesign();
  const made = builder.node('monitoring', { label: 'Monitoring', slug });
  const { params } = builder.build().nodes[made]!;
  tx.putNode({
    id: `n${900 + Object.keys(design.nodes).length}`,
    kind: 'monitoring',
    slug,
    label: 'Monitoring',
    parent: idOf(design, regionSlug),
    params: { ...params, emails: ['oncall@example.com'] },
  });
  return tx.design;
}

function changed(design: Design, slug: string, params: Record<string, string | number>): Design {
  const tx = beginTransaction(design);
  const id = idOf(design, slug);
  tx.changeNode(id, { params: { ...tx.design.nodes[id]!.params, ...params } });
  return tx.design;
}

describe('an edit elsewhere', () => {
  it('updates the alarms of what was edited, and the dashboard', () => {
    const run = warmExporter();
    const before = watched(openingDesign());
    expect(run(before)['monitoring.tf']).toMatch(/threshold += 10737418240\n/);
    const after = changed(before, 'db', { allocatedGib: 50, maxAllocatedGib: 500 });
    const files = run(after);
    expect(files['monitoring.tf']).toMatch(/threshold += 5368709120\n/);
    expect(files).toEqual(warmExporter()(after));

    const tx = beginTransaction(after);
    tx.changeNode(idOf(after, 'db'), { label: 'Orders' });
    const renamed = run(tx.design);
    expect(renamed['monitoring.tf']).toMatch(/label += "Orders"/);
    expect(renamed).toEqual(warmExporter()(tx.design));
  });

  it('of the monitoring itself reaches every alarm', () => {
    const run = warmExporter();
    const before = watched(openingDesign());
    const minutes = (files: Files) =>
      new Set(files['monitoring.tf']?.match(/evaluation_periods += \d+/g));
    expect(minutes(run(before))).toEqual(new Set(['evaluation_periods  = 3']));
    const after = changed(before, 'alarms', { minutes: 7 });
    expect(minutes(run(after))).toEqual(new Set(['evaluation_periods  = 7']));
  });

  it('takes all alarms away with the monitoring, and leaves the rest as it was', () => {
    const run = warmExporter();
    const without = openingDesign();
    const first = run(without);
    expect(run(watched(without))['monitoring.tf']).toContain('"aws_cloudwatch_metric_alarm"');
    expect(run(without)).toEqual(first);
    expect(first['monitoring.tf']).toBeUndefined();
  });
});

describe('who watches', () => {
  const topicsOf = (files: Files, path: string) =>
    new Set(files[path]?.match(/alarm_actions = \[aws_sns_topic\.\w+\.arn\]/g));

  it('alone: every region, each with a topic, because an alarm publishes in its own region only', () => {
    const files = warmExporter()(watched(withoutKinds(multiRegion.build(), 'monitoring')));
    expect(topicsOf(files, 'monitoring.tf')).toEqual(
      new Set(['alarm_actions = [aws_sns_topic.alarms.arn]']),
    );
    expect(topicsOf(files, 'monitoring_us_west_2.tf')).toEqual(
      new Set(['alarm_actions = [aws_sns_topic.alarms__us_west_2.arn]']),
    );
    expect(files['monitoring_us_west_2.tf']).toContain(
      'resource "aws_sns_topic" "alarms__us_west_2"',
    );
  });

  it('with another: its own region', () => {
    const files = warmExporter()(
      watched(watched(withoutKinds(multiRegion.build(), 'monitoring')), 'region-dr', 'alarms-west'),
    );
    expect(topicsOf(files, 'monitoring_us_west_2.tf')).toEqual(
      new Set(['alarm_actions = [aws_sns_topic.alarms_west.arn]']),
    );
    expect(files['monitoring.tf']).not.toContain('alarms__us_west_2');
  });
});

it('wakes people once for an outage: what belongs to it tells nobody by itself', () => {
  const code = warmExporter()(watched(openingDesign()))['monitoring.tf']!;
  const block = /resource "aws_cloudwatch_metric_alarm" "alb_outage" \{.*?\n\}\n/s.exec(code)?.[0];
  expect(block).toContain('HTTPCode_ELB_5XX_Count');
  expect(block).not.toContain('alarm_actions');
  expect(code).toContain('for alarm in aws_cloudwatch_metric_alarm.alb_outage');
});

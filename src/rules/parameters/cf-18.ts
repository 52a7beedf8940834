import type { DesignBuilder, NodeId } from '../../design';
import { listWords } from '../../kit/words';
import type { Model } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { stackLoads, type StackLoad } from '../stack-loads';

/** CloudFormation guide, "Understand CloudFormation quotas": of a template, and not to be raised. */
const MOST = { resources: 500, outputs: 200 } as const;
type Counted = keyof typeof MOST;

const COUNTED: readonly Counted[] = ['resources', 'outputs'];
const NAMED_KINDS = 3;

/** "SQS queue 504 of them, Lambda function 40" */
function heaviest({ kinds }: StackLoad, counted: Counted): string {
  const [first, ...others] = heaviestFirst(kinds.values(), counted)
    .slice(0, NAMED_KINDS)
    .filter((kind) => kind[counted] > 0)
    .map((kind) => `${kind.title} ${kind[counted]}`);
  return [`${first} of them`, ...others].join(', ');
}

const heaviestFirst = <T extends Readonly<Record<Counted, number>>>(
  all: Iterable<T>,
  counted: Counted,
): readonly T[] => [...all].toSorted((a, b) => b[counted] - a[counted]);

/** The region, where it is drawn; a name alone lies in none. */
function subjectOf(region: string, [load]: readonly StackLoad[], model: Model): readonly NodeId[] {
  const drawn = model.nodes.filter(
    ({ id, spec }) => spec.container === 'region' && model.regionName(id) === region,
  );
  const [kind] = load?.kinds.values() ?? [];
  return drawn.length > 0 ? drawn.map(({ id }) => id) : (kind?.nodes.slice(0, 1) ?? []);
}

const saysTooMany = (load: StackLoad): readonly string[] =>
  COUNTED.filter((counted) => load[counted] > MOST[counted]).map(
    (counted) =>
      `the ${load.stack} stack has up to ${load[counted]} ${counted} of ${MOST[counted]} (${heaviest(load, counted)})`,
  );

const inRegion = (name: string, build: (design: DesignBuilder, region: NodeId) => void) =>
  example({
    without: [
      'users',
      'dns',
      'vpc',
      'public',
      'app',
      'data',
      'alb',
      'web',
      'cache',
      'proxy',
      'db',
      'replica',
    ],
    with: { region: { region: name } },
    more: (design, { region }) => build(design, region),
  });

const many = (kind: string, count: number) =>
  inRegion('eu-west-1', (design, parent) => {
    for (let number = 1; number <= count; number += 1) {
      design.node(kind, { label: `Number ${number}`, parent });
    }
  });

export const cf18 = defineRule('parameters/cf-18', {
  title: 'A stack of a CDK app has five hundred resources at most',
  why: 'CloudFormation takes 500 resources and 200 outputs in a stack, and the exported app has one stack of each kind in a region. Terraform has no such limit.',
  severity: 'warning',
  maps: { wellArchitected: ['OPS'] },
  *check(model) {
    const loads = stackLoads(model);
    for (const region of new Set(loads.map((load) => load.region))) {
      const own = loads.filter((load) => load.region === region);
      const subject = { nodes: subjectOf(region, own, model) };
      const tooMany = own.flatMap(saysTooMany);
      const [fullest] = heaviestFirst(own, 'resources');
      yield tooMany.length === 0
        ? pass(
            subject,
            `${region}: the fullest stack of a CDK app, ${fullest?.stack}, has at most ${fullest?.resources} of ${MOST.resources} resources.`,
          )
        : fail(
            subject,
            `${region}, of a CDK app: ${listWords(tooMany)}. A second design, with an app of its own, takes the rest; Terraform has no such limit.`,
            {
              measure: Math.max(
                ...own.flatMap((load) => COUNTED.map((one) => load[one] - MOST[one])),
              ),
            },
          );
    }
  },
  examples: {
    good: [example(), many('sqs-queue', 20)],
    bad: [many('sqs-queue', 126), many('dynamodb-table', 201)],
  },
});

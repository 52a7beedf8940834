import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { isOnEc2 } from '../../catalog/ecs-service/servers';
import { ecsService } from '../../catalog/ecs-service/spec';
import { peersOf } from '../../catalog/instance-families';
import { architectureOf, EC2_TYPES, RDS_CLASSES } from '../../catalog/instances';
import { rdsInstance } from '../../catalog/rds-instance/spec';
import { rdsReplica } from '../../catalog/rds-replica/spec';
import { OFFERS_OF, offersIn } from '../../catalog/region-offers';
import { regionOf } from '../../catalog/regions';
import { listWords } from '../../kit/words';
import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { offeredTo } from '../offers';
import { services } from '../service-example';
import { inTurn, nameOf, perNodeAndRegion } from '../subjects';

/** What of the fields has to change: the values of a fix. */
type Change = Readonly<Record<string, string | readonly string[]>>;

interface Chosen {
  readonly field: string;
  readonly types: readonly string[];
  /** What to choose instead, the newest first. */
  readonly changes: readonly Change[];
}

/** "db.m7g" of db.m7g.large. */
const withoutSize = (type: string): string => type.slice(0, type.lastIndexOf('.'));

const titleOf = (change: Change): string => {
  const types = [...new Set(Object.values(change).flat())];
  return types.length === 0 ? 'Do without it' : `Use ${listWords(types)}`;
};

/** Nothing is said of a region that lacks nothing, or of what lies in none. */
function* judge(
  node: ModelNode,
  region: string | null,
  { field, types, changes }: Chosen,
): Iterable<Verdict> {
  const known = region === null ? undefined : regionOf(region);
  if (!known || !offersIn(region).lacks) return;
  const subject = { nodes: [node.id] };
  const place = `${known.name} (${known.code})`;
  const isOffered = offeredTo(node, region);
  const missing = new Set(types.filter((type) => !isOffered(type)).map(withoutSize));
  if (missing.size === 0) {
    yield pass(
      subject,
      `${nameOf(node)}: ${place} is not known to lack ${listWords([...new Set(types.map((type) => type.slice(0, 40)))])}.`,
    );
    return;
  }
  yield fail(
    subject,
    `${nameOf(node)}: in ${OFFERS_OF} ${place} did not offer ${listWords([...missing])}.`,
    {
      measure: missing.size,
      field: { node: node.id, name: field },
      // Another generation or processor has another price and speed: a person's choice.
      fixes: changes.map((change) => setParams(node, change, titleOf(change), false)),
    },
  );
}

/** As large and for the same purpose, of the same processors, and offered in the region. */
const serversFor = (type: string, isOffered: (type: string) => boolean): readonly string[] =>
  peersOf(type, EC2_TYPES)
    .filter((peer) => architectureOf(peer) === architectureOf(type) && isOffered(peer))
    .toReversed();

const classOf = (node: ModelNode<{ readonly instanceClass: string }>, region: string | null) => {
  const { instanceClass } = node.params;
  const isOffered = offeredTo(node, region);
  // RDS brings its own software: the processors do not matter.
  const changes = peersOf(instanceClass, RDS_CLASSES)
    .filter(isOffered)
    .map((peer) => ({ instanceClass: peer }));
  return judge(node, region, {
    field: 'instanceClass',
    types: [instanceClass],
    changes,
  });
};

export const cf15 = defineRule('parameters/cf-15', {
  title: 'The region offers the machines',
  why: `Newer families reach some regions late, and AWS refuses what a region does not offer. Lintel knows the offers of ${OFFERS_OF}: \`aws ec2 describe-instance-type-offerings\` and \`aws rds describe-orderable-db-instance-options\` tell those of today.`,
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  check: inTurn(
    perNodeAndRegion(autoScalingGroup, (group, region) => {
      const { instanceType, mixedInstances } = group.params;
      const otherTypes = mixedInstances ? group.params.otherTypes : [];
      const isOffered = offeredTo(group, region);
      const others = otherTypes.flatMap((type) =>
        isOffered(type) ? [type] : serversFor(type, isOffered).slice(0, 1),
      );
      const first = isOffered(instanceType) ? [instanceType] : serversFor(instanceType, isOffered);
      return judge(group, region, {
        field: isOffered(instanceType) ? 'otherTypes' : 'instanceType',
        types: [instanceType, ...otherTypes],
        changes: first.map((type) => ({
          ...(type === instanceType ? {} : { instanceType: type }),
          ...(otherTypes.every(isOffered)
            ? {}
            : {
                otherTypes: [...new Set(others)].filter((other) => other !== type),
              }),
        })),
      });
    }),
    perNodeAndRegion(ecsService, (service, region) => {
      if (!isOnEc2(service.params)) return [];
      const { instanceType } = service.params;
      return judge(service, region, {
        field: 'instanceType',
        types: [instanceType],
        changes: serversFor(instanceType, offeredTo(service, region)).map((type) => ({
          instanceType: type,
        })),
      });
    }),
    perNodeAndRegion(rdsInstance, classOf),
    perNodeAndRegion(rdsReplica, classOf),
  ),
  examples: {
    good: [
      example(),
      example({
        with: {
          region: { region: 'eu-south-1' },
          web: { instanceType: 'm8g.large' },
        },
      }),
      example({ with: { web: { instanceType: 'r8g.large' } } }),
      // RDS has what EC2 has not, and the other way round.
      example({
        with: {
          region: { region: 'eu-west-3' },
          web: { instanceType: 'r7g.large' },
          db: { instanceClass: 'db.m7g.large' },
        },
      }),
      services({
        region: { region: 'eu-south-1' },
        shop: { instanceType: 'm7g.large' },
      }),
    ],
    bad: [
      services({
        region: { region: 'eu-south-1' },
        shop: { capacity: 'ec2', instanceType: 'm7g.large' },
      }),
      example({
        with: {
          region: { region: 'eu-west-3' },
          web: { instanceType: 'c8g.large' },
        },
      }),
      example({
        with: {
          region: { region: 'af-south-1' },
          web: {
            instanceType: 'r8g.large',
            mixedInstances: true,
            otherTypes: ['c8g.large', 'r7g.large'],
          },
        },
      }),
      example({
        with: {
          region: { region: 'eu-central-2' },
          web: {
            instanceType: 'c7i.large',
            mixedInstances: true,
            otherTypes: ['c6i.large'],
          },
        },
      }),
      example({
        with: {
          region: { region: 'eu-central-2' },
          db: { instanceClass: 'db.m6i.large' },
        },
      }),
      // There is none as large to propose.
      example({
        with: {
          region: { region: 'af-south-1' },
          db: { instanceClass: 'db.r7g.4xlarge' },
        },
      }),
      example({
        with: {
          region: { region: 'eu-south-1' },
          replica: { instanceClass: 'db.m7g.xlarge' },
        },
      }),
    ],
  },
});

import {
  call,
  create,
  object,
  ref,
  run,
  template,
  type Expression,
} from '../../codegen/typescript';
import type { Scope } from '../../exporters/cdk';
import type { ModelNode } from '../../spec/model';

/** The constant of the cluster of the VPC in which a service stands. */
const clusterName = (node: ModelNode, c: Scope): string =>
  c.name(c.model.networkOf(node.id)?.vpc ?? node, 'EcsCluster');

/** One cluster per VPC, made when the first service asks: it costs nothing by itself. */
export function clusterOf(node: ModelNode, c: Scope): Expression | null {
  const network = c.model.networkOf(node.id);
  const vpc = network && c.facet(network.vpc, 'vpc');
  if (!vpc) return null;
  const home = c.model.get(network.vpc);
  const name = clusterName(node, c);
  return c.share(
    name,
    'ecs.Cluster',
    () =>
      create(
        'ecs.Cluster',
        ref('this'),
        c.id(home, 'EcsCluster'),
        object([
          ['vpc', vpc.vpc],
          ['containerInsightsV2', ref('ecs.ContainerInsights.ENHANCED')],
          ['enableFargateCapacityProviders', true],
          [
            'defaultCloudMapNamespace',
            object([
              ['name', template(c.awsName(home), '.internal')],
              ['type', ref('cloudmap.NamespaceType.HTTP')],
              ['useForServiceConnect', true],
            ]),
            { note: 'Names under which the services call each other.' },
          ],
        ]),
      ),
    [
      run(
        call(`${name}.addDefaultCapacityProviderStrategy`, [
          object([
            ['capacityProvider', 'FARGATE'],
            ['weight', 1],
          ]),
        ]),
      ),
    ],
  );
}

/** Its name, in any stack of its region. */
export const clusterNameIn = (node: ModelNode, c: Scope): Expression =>
  ref(`${c.pathFrom(c.cdk.scopeOf(node), clusterName(node, c))}.clusterName`);

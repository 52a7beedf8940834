import { nested, set, template } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Terraform } from '../../exporters/terraform';
import { engineOf, SLOW_STATEMENTS } from '../sql-engines';
import type { auroraCluster } from './spec';

type Cluster = ModelNode<ParamsOf<typeof auroraCluster.fields>>;

/** TLS is a parameter of the cluster, what is logged one of its instances: Aurora guide, "Parameter groups". */
export function emitParameterGroups(node: Cluster, t: Terraform): void {
  const own = fieldsOf(node);
  const { params } = node;
  const engine = engineOf(params.engine);
  const family = engine.family(params.engineVersion);
  const parameter = (name: string, value: string) => [set('name', name), set('value', value)];
  const head = [
    // The name of a group takes no dots; a prefix lets the next major's group be made beside this one.
    set(
      'name_prefix',
      template(t.awsName(node), `-${family.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-`),
    ),
    own.field('family', 'engineVersion', family),
  ];
  const tail = nested('lifecycle', [set('create_before_destroy', true)]);
  t.add(
    node,
    'database',
    t.resource(node, 'aws_rds_cluster_parameter_group', t.id(node), [
      ...head,
      nested(
        'parameter',
        parameter(engine.tlsParameter, engine.tlsValues[params.forceTls ? 'on' : 'off']),
        { origin: own.from('forceTls') },
      ),
      tail,
    ]),
    // Always there, so that its name changes with the major only, when an upgrade may say it.
    t.resource(node, 'aws_db_parameter_group', t.id(node), [
      ...head,
      params.exportLogs &&
        SLOW_STATEMENTS[engine.proxyFamily].map(([name, value]) =>
          nested('parameter', parameter(name, value), { origin: own.from('exportLogs') }),
        ),
      tail,
    ]),
  );
}

import { nested, set, template } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Terraform } from '../../exporters/terraform';
import { engineOf, SLOW_STATEMENTS } from '../sql-engines';
import type { rdsInstance } from './spec';

type Rds = ModelNode<ParamsOf<typeof rdsInstance.fields>>;

/** For the database itself, or for a replica of it in another region, which cannot use the group of this one. */
export function emitParameterGroup(node: Rds, t: Terraform, of: ModelNode = node): void {
  const own = fieldsOf(node);
  const { params } = node;
  const engine = engineOf(params.engine);
  const family = engine.family(params.engineVersion);
  const parameter = (name: string, value: string) => [set('name', name), set('value', value)];
  t.add(
    of,
    'database',
    t.resource(of, 'aws_db_parameter_group', t.id(of), [
      // The name of a group takes no dots; a prefix lets the next major's group be made beside this one.
      set(
        'name_prefix',
        template(t.awsName(of), `-${family.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-`),
      ),
      own.field('family', 'engineVersion', family),
      nested('parameter', parameter(engine.tlsParameter, params.forceTls ? '1' : '0'), {
        origin: own.from('forceTls'),
      }),
      params.exportLogs &&
        SLOW_STATEMENTS[engine.proxyFamily].map(([name, value]) =>
          nested('parameter', parameter(name, value), { origin: own.from('exportLogs') }),
        ),
      nested('lifecycle', [set('create_before_destroy', true)]),
    ]),
  );
}

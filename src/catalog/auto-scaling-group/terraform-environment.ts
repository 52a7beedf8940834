import { block, comment, object, set, type Entry } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Terraform } from '../../exporters/terraform';
import { wiredEntries } from '../terraform-environment';
import { answersOf, routesOf } from './answers';
import type { autoScalingGroup } from './spec';
import { userData } from './user-data';

type Group = ModelNode<ParamsOf<typeof autoScalingGroup.fields>>;

export const environmentName = (node: Group, t: Terraform): string => `${t.id(node)}_environment`;
export const userDataPath = (node: Group): string => `user-data-${node.slug}.sh.tftpl`;

/** What the application is told: hosts and ARNs, never a secret's value. */
export function emitEnvironment(node: Group, t: Terraform): void {
  const own = fieldsOf(node);
  const [route] = routesOf(node, t.model);
  const entries: readonly Entry[] = [
    ['AWS_REGION', t.region(node)],
    ...(route ? [['PORT', route.params.port] as const] : []),
    ...wiredEntries(node, t),
  ];
  t.add(
    node,
    'compute',
    block(
      'locals',
      [],
      [
        comment(
          'Becomes /etc/app.env on the instances. Secrets are named here and read at run time.',
        ),
        set(environmentName(node, t), object(entries)),
      ],
      own.origin,
    ),
  );
  t.templates.push({
    path: userDataPath(node),
    text: userData(answersOf(node, t.model)),
    language: 'shell',
    origin: own.origin,
  });
}

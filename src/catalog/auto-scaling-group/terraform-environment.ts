import { block, comment, object, set, type Entry } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Terraform } from '../../exporters/terraform';
import { wiredEntries } from '../terraform-environment';
import { routesTo, type Route } from '../verbs/routes-to';
import type { autoScalingGroup } from './spec';
import { userData, type Answer } from './user-data';

type Group = ModelNode<ParamsOf<typeof autoScalingGroup.fields>>;

export const environmentName = (node: Group, t: Terraform): string => `${t.id(node)}_environment`;
export const userDataPath = (node: Group): string => `user-data-${node.slug}.sh.tftpl`;

const routesOf = (node: Group, t: Terraform): readonly Route[] =>
  t.model.edgesTo(node.id, routesTo) as readonly Route[];

/** What the application is told: hosts and ARNs, never a secret's value. */
export function emitEnvironment(node: Group, t: Terraform): void {
  const own = fieldsOf(node);
  const [route] = routesOf(node, t);
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
    text: userData(answersOf(node, t)),
    language: 'shell',
    origin: own.origin,
  });
}

/** The ports on which health checks ask, with a status that each takes. */
function answersOf(node: Group, t: Terraform): readonly Answer[] {
  const answers = new Map<number, Answer>();
  for (const { params } of routesOf(node, t)) {
    const status = Number(/^[2-4]\d\d/.exec(params.matcher)?.[0] ?? 200);
    if (!answers.has(params.port)) {
      answers.set(params.port, {
        port: params.port,
        isTls: params.protocol === 'HTTPS',
        status: params.healthCheck ? status : 200,
      });
    }
  }
  return [...answers.values()];
}

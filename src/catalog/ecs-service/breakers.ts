import type { NodeId } from '../../design/records';
import type { Emission } from '../../exporters/emission';
import { inMarkdown } from '../../exporters/markdown';
import { nameOf } from '../../exporters/plan';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { callsService, type Call } from '../verbs/calls-service';
import { appMesh, breakerReadme, envoy, istio } from './breaker-files';
import type { ecsService } from './spec';

type Service = ModelNode<ParamsOf<typeof ecsService.fields>>;

/** The part of any export in which files lie beside the code. */
interface Beside {
  readonly to: Pick<Emission<never, object>, 'model' | 'templates' | 'decide'>;
  readonly isThere: (called: NodeId) => boolean;
}

/** What the drawing wishes of a breaker, for the tools that take it; Service Connect takes the timeout alone. */
export function emitBreakers(node: Service, { to, isThere }: Beside): void {
  const { model } = to;
  for (const edge of model.edgesFrom(node.id, callsService) as readonly Call[]) {
    const other = model.get(edge.to) as Service;
    const names = [inMarkdown(nameOf(node)), inMarkdown(nameOf(other))] as const;
    if (edge.params.mesh === 'app-mesh' && isThere(edge.to)) {
      to.decide(
        `mesh-${edge.id}`,
        `${names[0]} is drawn to call ${names[1]} through AWS App Mesh, which takes no new customers and is discontinued on 2026-09-30: no mesh is made, and ` +
          'it is left out. The call runs through ECS Service Connect in its place.',
      );
    }
    if (!edge.params.breaker || !isThere(edge.to)) continue;
    const { project, environment } = model.settings;
    const vpc = model.networkOf(edge.to)?.vpc;
    const network = vpc === undefined ? '' : `-${model.get(vpc).slug}`;
    const called = {
      name: other.slug,
      port: other.params.port,
      namespace: `${project}-${environment}${network}.internal`,
    };
    const add = (file: string, language: 'yaml' | 'markdown', text: string) =>
      to.templates.push({
        path: `docs/circuit-breaker/${node.slug}/${other.slug}/${file}`,
        text,
        language,
        origin: { edge: edge.id },
      });
    add('README.md', 'markdown', breakerReadme(...names, edge.params));
    add('istio-destination-rule.yaml', 'yaml', istio(called, edge.params));
    add('envoy-cluster.yaml', 'yaml', envoy(called, edge.params));
    add('app-mesh-virtual-node.yaml', 'yaml', appMesh(called, edge.params));
  }
}

import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { inMarkdown, nameOf, type Terraform } from '../../exporters/terraform';
import { callsService, type Call } from '../verbs/calls-service';
import { appMesh, breakerReadme, envoy, istio } from './breaker-files';
import type { ecsService } from './spec';

type Service = ModelNode<ParamsOf<typeof ecsService.fields>>;

/** What the drawing wishes of a breaker, for the tools that take it; Service Connect takes the timeout alone. */
export function emitBreakers(node: Service, t: Terraform): void {
  for (const edge of t.model.edgesFrom(node.id, callsService) as readonly Call[]) {
    const to = t.model.get(edge.to) as Service;
    if (!edge.params.breaker || t.facet(edge.to, 'url') === null) continue;
    const { project, environment } = t.model.settings;
    const vpc = t.model.networkOf(edge.to)?.vpc;
    const network = vpc === undefined ? '' : `-${t.model.get(vpc).slug}`;
    const called = {
      name: to.slug,
      port: to.params.port,
      namespace: `${project}-${environment}${network}.internal`,
    };
    // Slugs joined by a hyphen may meet (a-b calls c, a calls b-c); the names of edges do not.
    const folder = `docs/circuit-breaker/${t.edgeName(edge).replaceAll('_', '-')}`;
    const add = (file: string, language: 'yaml' | 'markdown', text: string) =>
      t.templates.push({ path: `${folder}/${file}`, text, language, origin: { edge: edge.id } });
    const names = [inMarkdown(nameOf(node)), inMarkdown(nameOf(to))] as const;
    add('README.md', 'markdown', breakerReadme(...names, edge.params));
    add('istio-destination-rule.yaml', 'yaml', istio(called, edge.params));
    add('envoy-cluster.yaml', 'yaml', envoy(called, edge.params));
    add('app-mesh-virtual-node.yaml', 'yaml', appMesh(called, edge.params));
  }
}

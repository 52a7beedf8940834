import type { Model, ModelNode } from '../../spec/model';
import { routesTo, type Route } from '../verbs/routes-to';
import type { Answer } from './user-data';

export const routesOf = (node: ModelNode, model: Model): readonly Route[] =>
  model.edgesTo(node.id, routesTo) as readonly Route[];

/** The ports on which health checks ask, with a status that each takes. */
export function answersOf(node: ModelNode, model: Model): readonly Answer[] {
  const answers = new Map<number, Answer>();
  for (const { params } of routesOf(node, model)) {
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

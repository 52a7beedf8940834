import { call, create, object, type Expression } from '../../codegen/typescript';
import { fieldsOf, type Scope } from '../../exporters/cdk';
import { logGroup } from '../cdk-logs';
import { routesOf, type Api, type Route } from './routes';

/** The group of the access log, as a constant. */
export const accessLogs = (node: Api, c: Scope): Expression =>
  c.declare(
    node,
    c.name(node, 'AccessLogs'),
    'logs.LogGroup',
    logGroup(c, c.id(node, 'AccessLogs'), node.params.logRetentionDays, {
      origin: fieldsOf(node).from('logRetentionDays'),
    }),
  );

/** An `AccessLogFormat`, which both kinds of API know. */
export const accessLogFormat = (fields: Readonly<Record<string, string>>): Expression =>
  call('apigateway.AccessLogFormat.custom', call('JSON.stringify', object(fields)));

export const logDestination = (module: 'apigateway' | 'apigatewayv2', logs: Expression) =>
  create(`${module}.LogGroupLogDestination`, logs);

/** Of two routes with one method and path, which a finding names, the older is made: an API has each once. */
export const distinctRoutes = (node: Api, c: Scope): readonly Route[] =>
  [
    ...new Map(
      routesOf(node, c)
        .toReversed()
        .map((edge) => [`${edge.params.method} ${edge.params.path}`, edge]),
    ).values(),
  ].toReversed();

export const throttle = (node: Api) => {
  const own = fieldsOf(node);
  return object([own.param('rateLimit', 'throttleRate'), own.param('burstLimit', 'throttleBurst')]);
};

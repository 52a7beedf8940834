/** What an access log says of a request. */
export const HTTP_LOG_FIELDS = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  method: '$context.httpMethod',
  route: '$context.routeKey',
  status: '$context.status',
  address: '$context.identity.sourceIp',
  error: '$context.integrationErrorMessage',
};

export const REST_LOG_FIELDS = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  method: '$context.httpMethod',
  path: '$context.resourcePath',
  status: '$context.status',
  address: '$context.identity.sourceIp',
  latency: '$context.responseLatency',
  error: '$context.error.message',
};

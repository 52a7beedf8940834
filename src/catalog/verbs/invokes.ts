import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { refuseOtherRegion } from './same-region';

export const invokes = defineVerb({
  id: 'invokes',
  title: 'invokes',
  summary: 'Requests for a path run the function, which answers them.',
  flow: 'traffic',
  from: ['http-api'],
  to: ['function'],
  sameNetwork: false,
  fields: {
    method: {
      type: 'choice',
      label: 'Method',
      group: 'Route',
      default: 'ANY',
      options: ['ANY', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((value) => ({
        value,
        label: value,
      })),
      help: 'With the path it makes the route.',
    },
    path: {
      type: 'text',
      label: 'Path',
      group: 'Route',
      default: '/{proxy+}',
      help: 'A part in braces is a parameter; {proxy+} takes all that follows.',
      source: 'API Gateway guide, "Routes for HTTP APIs"',
      problem: (path) =>
        /^(?:\/|(?:\/(?:[\w.~-]+|\{\w+\}))*(?:\/\{\w+\+\})?)$/.test(path) && path !== ''
          ? null
          : 'must be a path such as /orders/{id} or /{proxy+}.',
    },
  },
  exported: true,
  refuse: refuseOtherRegion,
  caption: (params) => `${String(params.method)} ${String(params.path)}`,
});

export const verb: Verb = {
  spec: invokes,
};

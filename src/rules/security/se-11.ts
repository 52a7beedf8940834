import { apiGateway, isRest } from '../../catalog/api-gateway/spec';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { nameOf, perNode } from '../subjects';

/** Only of REST APIs: an HTTP API has no validator, and its throttle is always set. */
export const se11 = defineRule('security/se-11', {
  title: 'A REST API checks requests before functions run',
  why: 'What does not fit is answered by the API itself: no function is run and paid for by it, and none meets what it does not expect.',
  severity: 'warning',
  maps: { cdkNag: ['APIG2'], wellArchitected: ['SEC'] },
  check: perNode(apiGateway, function* (api) {
    if (!isRest(api.params)) return;
    const subject = { nodes: [api.id] };
    yield api.params.validation
      ? pass(subject, `${nameOf(api)}: has a request validator.`)
      : fail(subject, `${nameOf(api)}: hands on whatever it is sent.`, {
          field: { node: api.id, name: 'validation' },
          fixes: [setParams(api, { validation: true }, 'Validate requests')],
        });
  }),
  examples: {
    good: [
      eventDriven({ api: { kind: 'rest' } }),
      eventDriven({ api: { kind: 'http', validation: false } }),
    ],
    bad: [eventDriven({ api: { kind: 'rest', validation: false } })],
  },
});

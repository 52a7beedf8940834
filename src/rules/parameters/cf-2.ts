import { routesTo } from '../../catalog/verbs/routes-to';
import { fieldProblem } from '../../spec/field-problem';
import { defineRule, fail, pass } from '../../validation';
import { blueGreen } from '../blue-green-example';
import { setEdgeParams } from '../fixes';
import { nameOf } from '../subjects';

const FIELD = routesTo.fields.greenWeight;

/** One number says both shares, so that they cannot contradict each other; left is that it is no share at all. */
export const cf2 = defineRule('parameters/cf-2', {
  title: 'Blue and green share all requests',
  why: 'The shares of a blue-green pair are percentages of one whole. Anything else is refused, or sends requests nowhere.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['OPS'] },
  *check(model) {
    for (const route of model.ofVerb(routesTo)) {
      const { green, greenWeight } = route.params;
      if (!green) continue;
      const [from, to] = [nameOf(model.get(route.from)), nameOf(model.get(route.to))];
      const subject = { nodes: [route.from, route.to], edges: [route.id] };
      const problem = fieldProblem(FIELD, greenWeight, { params: route.params });
      yield problem === null
        ? pass(
            subject,
            `${from}: ${greenWeight} % to the green ${to} and ${100 - greenWeight} % to the blue.`,
          )
        : fail(subject, `${from}: the share of the green ${to} ${problem}`, {
            field: { edge: route.id, name: 'greenWeight' },
            fixes: [setEdgeParams(route, { greenWeight: 0 }, 'Send all requests to the blue')],
          });
    }
  },
  examples: {
    good: [blueGreen(), blueGreen({ greenWeight: 100 })],
    bad: [blueGreen({ greenWeight: 150 }), blueGreen({ greenWeight: -1 })],
  },
});

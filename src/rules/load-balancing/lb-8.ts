import { applicationLoadBalancer } from '../../catalog/application-load-balancer/spec';
import { isConditional, isDefault, type Route } from '../../catalog/verbs/routes-to';
import type { Model } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { example } from '../example-designs';
import { setEdgeParams } from '../fixes';
import { nameOf, routesFrom } from '../subjects';

const LAST_PRIORITY = 50_000;
const STEP = 10;

const conditionsOf = ({ params }: Route): string =>
  JSON.stringify([
    params.hosts.toSorted(),
    params.paths.toSorted(),
    params.headerName === '' ? [] : [params.headerName, params.headerValues],
  ]);

/** The next priority that no rule of the load balancer has, a step below where there is room. */
function freePriority(routes: readonly Route[], from: number): number {
  const taken = new Set(routes.map((edge) => edge.params.priority));
  for (const step of [STEP, 1, -1]) {
    for (let next = from + step; next >= 1 && next <= LAST_PRIORITY; next += step) {
      if (!taken.has(next)) return next;
    }
  }
  return from;
}

/** A path that no rule has yet: the target's own name. */
function freePath(model: Model, routes: readonly Route[], route: Route): string {
  const taken = new Set(routes.flatMap((edge) => edge.params.paths));
  const stem = `/${model.get(route.to).slug}`;
  let path = `${stem}/*`;
  for (let number = 2; taken.has(path); number += 1) path = `${stem}-${number}/*`;
  return path;
}

function judge(
  model: Model,
  routes: readonly Route[],
  route: Route,
  earlier: readonly Route[],
): Verdict {
  const from = model.get(route.from);
  const to = nameOf(model.get(route.to));
  const subject = { nodes: [from.id, route.to], edges: [route.id] };
  const nameOfTarget = (edge: Route) => nameOf(model.get(edge.to));
  if (route.params.green) return judgeGreen(model, routes, route, earlier);
  const rival = earlier.find((edge) => isDefault(edge) && isDefault(route));
  if (rival) {
    const path = freePath(model, routes, route);
    const priority = freePriority(routes, 90);
    return fail(
      subject,
      `${nameOf(from)}: ${nameOfTarget(rival)} and ${to} both take every request; the second needs a path or a host of its own.`,
      {
        field: { edge: route.id, name: 'paths' },
        fixes: [setEdgeParams(route, { paths: [path], priority }, `Send ${path} to ${to}`, false)],
      },
    );
  }
  if (isDefault(route))
    return pass(subject, `${nameOf(from)}: ${to} takes every request that no other rule takes.`);
  const { priority } = route.params;
  const twin = earlier.find((edge) => isConditional(edge) && edge.params.priority === priority);
  if (twin) {
    const free = freePriority(routes, priority);
    return fail(
      subject,
      `${nameOf(from)}: the rules for ${nameOfTarget(twin)} and ${to} both have priority ${priority}; AWS takes a number once.`,
      {
        field: { edge: route.id, name: 'priority' },
        fixes: [setEdgeParams(route, { priority: free }, `Give ${to} priority ${free}`)],
      },
    );
  }
  const shadow = earlier.find(
    (edge) => isConditional(edge) && conditionsOf(edge) === conditionsOf(route),
  );
  if (shadow) {
    return fail(
      subject,
      `${nameOf(from)}: the rules for ${nameOfTarget(shadow)} and ${to} have the same conditions; ${priority < shadow.params.priority ? nameOfTarget(shadow) : to} never gets a request.`,
      {
        severity: 'warning',
        field: { edge: route.id, name: 'paths' },
        fixes: [
          setEdgeParams(
            route,
            { paths: [freePath(model, routes, route)] },
            `Give ${to} a path of its own`,
            false,
          ),
        ],
      },
    );
  }
  return pass(subject, `${nameOf(from)}: priority ${priority} for ${to}, taken once.`);
}

/** A blue-green pair is two targets, one of them the green. */
function judgeGreen(
  model: Model,
  routes: readonly Route[],
  route: Route,
  earlier: readonly Route[],
): Verdict {
  const from = nameOf(model.get(route.from));
  const to = nameOf(model.get(route.to));
  const subject = { nodes: [route.from, route.to], edges: [route.id] };
  const field = { edge: route.id, name: 'green' };
  const rival = earlier.find(({ params }) => params.green);
  if (rival) {
    const path = freePath(model, routes, route);
    const values = { green: false, paths: [path], priority: freePriority(routes, 90) };
    return fail(
      subject,
      `${from}: ${nameOf(model.get(rival.to))} and ${to} are both the green of the pair.`,
      { field, fixes: [setEdgeParams(route, values, `Send ${path} to ${to}`, false)] },
    );
  }
  const blue = routes.find(isDefault);
  // Of a second green this one would be the blue.
  const isAlone = routes.every((other) => other === route || !other.params.green);
  return blue
    ? pass(
        subject,
        `${from}: ${to} gets ${route.params.greenWeight} % and ${nameOf(model.get(blue.to))} the rest.`,
      )
    : fail(subject, `${from}: ${to} is the green of a pair without a blue, and gets everything.`, {
        severity: 'warning',
        field,
        fixes: isAlone
          ? [
              setEdgeParams(
                route,
                { green: false, paths: [], hosts: [], headerName: '' },
                `Make ${to} the only target`,
              ),
            ]
          : [],
      });
}

export const lb8 = defineRule('load-balancing/lb-8', {
  title: 'Listener rules do not contradict each other',
  why: 'A listener has one default action, and a priority once. AWS refuses a second rule with the same number.',
  lacking: 'No load balancer has a target.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const alb of model.ofKind(applicationLoadBalancer)) {
      const routes = routesFrom(model, alb.id);
      for (const [index, route] of routes.entries()) {
        yield judge(model, routes, route, routes.slice(0, index));
      }
    }
  },
  examples: {
    good: [
      example(),
      example({
        more: (design, { app, alb }) => {
          const api = design.node('auto-scaling-group', {
            label: 'API',
            parent: app,
            params: { role: 'api' },
          });
          design.edge('routes-to', alb, api, { paths: ['/api/*'] });
        },
      }),
    ],
    bad: [
      example({ with: { route: { green: true } } }),
      example({
        more: (design, { app, alb }) => {
          for (const label of ['Green', 'Greener']) {
            const group = design.node('auto-scaling-group', { label, parent: app });
            design.edge('routes-to', alb, group, { green: true });
          }
        },
      }),
      example({
        more: (design, { app, alb }) => {
          const api = design.node('auto-scaling-group', {
            label: 'API',
            parent: app,
            params: { role: 'api' },
          });
          design.edge('routes-to', alb, api);
        },
      }),
      example({
        with: { route: { paths: ['/'] } },
        more: (design, { app, alb }) => {
          const api = design.node('auto-scaling-group', {
            label: 'API',
            parent: app,
            params: { role: 'api' },
          });
          design.edge('routes-to', alb, api, { paths: ['/api/*'] });
        },
      }),
      example({
        more: (design, { app, alb }) => {
          for (const [label, priority] of [
            ['API', 100],
            ['Admin', 110],
          ] as const) {
            const group = design.node('auto-scaling-group', {
              label,
              parent: app,
              params: { role: 'api' },
            });
            design.edge('routes-to', alb, group, { paths: ['/x/*'], priority });
          }
        },
      }),
    ],
  },
});

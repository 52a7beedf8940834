import { isSameJson } from '../../kit/json';
import { remember } from '../../kit/memo';
import { routesTo } from '../../catalog/verbs/routes-to';
import { offers } from '../../spec/ends';
import type { Model, ModelEdge } from '../../spec/model';
import { defineRule, fail, pass, type Severity, type Verdict } from '../../validation';
import { example } from '../example-designs';
import { removeEdgeFix } from '../fixes';
import { nameOf, perItem } from '../subjects';

interface Fault {
  readonly text: string;
  readonly severity?: Severity;
  /** Which of two goes, only a person can say. */
  readonly isChoice?: boolean;
}

/** The first connections of their verbs: at an end, and between two ends. */
const firstsOf = remember((edges: readonly ModelEdge[]) => {
  const firsts = new Map<string, ModelEdge>();
  for (const edge of edges) {
    for (const key of [keyFrom(edge), keyTo(edge), keyBetween(edge)]) {
      if (!firsts.has(key)) firsts.set(key, edge);
    }
  }
  return (key: string, edge: ModelEdge): ModelEdge | undefined => {
    const first = firsts.get(key);
    return first === edge ? undefined : first;
  };
});
const keyFrom = ({ verb, from }: ModelEdge) => `${verb} ${from}>`;
const keyTo = ({ verb, to }: ModelEdge) => `${verb} >${to}`;
const keyBetween = ({ verb, from, to }: ModelEdge) => `${verb} ${from}>${to}`;

/** An earlier connection of the same verb at an end that takes one only. */
function rivalOf(model: Model, edge: ModelEdge): ModelEdge | undefined {
  const { single } = edge.spec;
  const earlier = firstsOf(model.edges);
  const from = single === 'from' || single === 'both' ? earlier(keyFrom(edge), edge) : undefined;
  return from ?? (single === 'to' || single === 'both' ? earlier(keyTo(edge), edge) : undefined);
}

function faultOf(model: Model, edge: ModelEdge): Fault | null {
  const from = model.get(edge.from);
  const to = model.get(edge.to);
  const { spec } = edge;
  if (!offers(from.spec, spec.from) || !offers(to.spec, spec.to)) {
    return {
      text: `the connection "${spec.title}" does not join ${from.spec.title} and ${to.spec.title}`,
      // What is never exported cannot fail there.
      ...(spec.exported ? {} : { severity: 'warning' }),
    };
  }
  const here = spec.sameNetwork ? model.networkOf(from.id) : null;
  const there = spec.sameNetwork ? model.networkOf(to.id) : null;
  if (here && there && here.vpc !== there.vpc) {
    return {
      text: `${nameOf(model.get(here.vpc))} and ${nameOf(model.get(there.vpc))} are different VPCs, with no path between them`,
    };
  }
  const rival = rivalOf(model, edge);
  if (rival) {
    return {
      text: `there is one from ${nameOf(model.get(rival.from))} to ${nameOf(model.get(rival.to))} already, and only one can be`,
    };
  }
  const refusal = spec.refuse?.(model, from, to);
  if (refusal) return { text: refusal.replace(/\.$/, '') };
  const twin = firstsOf(model.edges)(keyBetween(edge), edge);
  // Two target groups of one group of servers are two ports, not a repetition.
  if (twin && spec.id !== routesTo.id) {
    const isChoice = !isSameJson(twin.params, edge.params);
    const text = `the same connection is drawn twice${isChoice ? ', with different settings' : ''}`;
    return { text, severity: 'warning', isChoice };
  }
  return null;
}

function judge(edge: ModelEdge, model: Model): Verdict {
  const name = `${nameOf(model.get(edge.from))} ${edge.spec.title} ${nameOf(model.get(edge.to))}`;
  const subject = { nodes: [edge.from, edge.to], edges: [edge.id] };
  const fault = faultOf(model, edge);
  if (fault === null) return pass(subject, `${name}: possible.`);
  const { text, severity, isChoice } = fault;
  return fail(subject, `${name}: ${text}.`, {
    ...(severity ? { severity } : {}),
    fixes: isChoice ? [] : [removeEdgeFix(edge, 'Remove the connection')],
  });
}

export const is2 = defineRule('structure/is-2', {
  title: 'Connections join what can be joined',
  why: 'A connection stands for a security group rule, a target group or a record. Between these two there is none that AWS would take.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['OPS'] },
  check: perItem(
    ({ edges }) => edges,
    (edge, model) => [judge(edge, model)],
  ),
  examples: {
    good: [example()],
    bad: [
      example({ more: (design, { db, web }) => design.edge('pools', web, db) }),
      example({
        more: (design, { dns, public: tier }) => {
          const second = design.node('application-load-balancer', {
            label: 'Second ALB',
            parent: tier,
          });
          const third = design.node('application-load-balancer', {
            label: 'Third ALB',
            parent: tier,
          });
          design.edge('resolves-to', dns, second, { failover: 'secondary' });
          design.edge('resolves-to', dns, third);
        },
      }),
      example({
        more: (design, { region, web }) => {
          const vpc = design.node('vpc', {
            label: 'Other',
            parent: region,
            params: { cidr: '10.9.0.0/16' },
          });
          const tier = design.node('tier', {
            label: 'Other data',
            parent: vpc,
            params: { role: 'data', prefix: 24 },
          });
          const cache = design.node('elasticache', { label: 'Far cache', parent: tier });
          design.edge('reads-writes', web, cache);
        },
      }),
      example({ more: (design, { web, alb }) => design.edge('calls', web, alb) }),
      example({ with: { vpc: { style: 'existing' }, db: { existing: true } } }),
      example({ more: (design, { web, cache }) => design.edge('reads-writes', web, cache) }),
    ],
  },
});

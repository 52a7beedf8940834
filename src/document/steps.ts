import type { EdgeId, NodeId } from '../design';
import type { Model, ModelEdge } from '../spec/model';
import { arrange, framesOf } from '../spec/geometry';
import { nodeName } from '../spec/node-name';
import { isDecision } from '../spec/remarks';
import { captionOf, textsOf } from './nodes';

/** What is shown at once while a design is presented. */
export interface PresentedStep {
  readonly title: string;
  readonly text: string;
  /** What the view goes to; the whole design where there is none. */
  readonly nodes: readonly NodeId[];
  readonly edges: readonly EdgeId[];
  /** Its one node is a frame: what lies outside of it is of no matter now. */
  readonly isFrame?: true;
}

export const WALKS = ['path', 'frames', 'decisions'] as const;
export type Walk = (typeof WALKS)[number];

/** The steps of a walk, the whole first. */
export function stepsOf(model: Model, walk: Walk): readonly PresentedStep[] {
  const whole = { title: model.settings.title, text: '', nodes: [], edges: [] };
  return [whole, ...WALKERS[walk](model)];
}

const WALKERS: Readonly<Record<Walk, (model: Model) => readonly PresentedStep[]>> = {
  path: (model) => requestPath(model).map((edge) => stepAlong(model, edge)),
  frames,
  decisions,
};

function stepAlong(model: Model, { id, from, to, spec, params }: ModelEdge): PresentedStep {
  const target = model.get(to);
  const caption = spec.caption(params);
  const what = [target.spec.title, target.spec.caption(target.params)].filter(Boolean).join(': ');
  return {
    title: `${nodeName(model.get(from))} ${spec.title} ${nodeName(target)}${caption && ` (${caption})`}`,
    text: `${what}.`,
    nodes: [from, to],
    edges: [id],
  };
}

/**
 * The connections in the order in which a request from outside comes upon them, from the users to the data: breadth first from where
 * traffic begins, and from what nothing leads to. What only a decision concerns is on no path.
 */
function requestPath(model: Model): readonly ModelEdge[] {
  const drawn = model.edges.filter(({ spec }) => spec.flow !== 'remark');
  const entered = new Set(drawn.map(({ to }) => to));
  const starts = drawn.filter(({ from }) => !entered.has(from)).map(({ from }) => from);
  const isSource = (id: NodeId) => model.get(id).spec.can.includes('traffic-source');
  const waiting = [...starts.filter(isSource), ...starts.filter((id) => !isSource(id))];
  const path: ModelEdge[] = [];
  const seen = new Set<NodeId>();
  const follow = () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      if (seen.has(id)) continue;
      seen.add(id);
      for (const edge of drawn.filter(({ from }) => from === id)) {
        path.push(edge);
        waiting.push(edge.to);
      }
    }
  };
  follow();
  // Of a circle that nothing leads into, each begins somewhere.
  for (const { from } of drawn) {
    waiting.push(from);
    follow();
  }
  return path;
}

/** The frames that somebody has drawn, in their order; the containers while there are none. */
function frames(model: Model): readonly PresentedStep[] {
  const own = framesOf(model, arrange(model));
  if (own.length > 0)
    return own.map(({ node }, index) => ({
      title: `${index + 1}. ${nodeName(node)}`,
      text: captionOf(node),
      nodes: [node.id],
      edges: [],
      isFrame: true,
    }));
  const steps: PresentedStep[] = [];
  const visit = (parent: NodeId | null): void => {
    for (const node of model.children(parent)) {
      if (!node.spec.container) continue;
      const within = model.children(node.id).filter(({ spec }) => !spec.container);
      const caption = node.spec.caption(node.params);
      steps.push({
        title: [nodeName(node), caption].filter(Boolean).join(' · '),
        text: within.map(nodeName).join(', ') || node.spec.summary,
        nodes: [node.id],
        edges: [],
      });
      visit(node.id);
    }
  };
  visit(null);
  return steps;
}

function decisions(model: Model): readonly PresentedStep[] {
  return model.nodes
    .filter(({ spec }) => isDecision(spec))
    .map((record) => {
      const about = model.edgesFrom(record.id);
      return {
        title: `${nodeName(record)} · ${record.spec.caption(record.params)}`,
        text: textsOf(record).join('\n'),
        nodes: [record.id, ...about.map(({ to }) => to)],
        edges: about.map(({ id }) => id),
      };
    });
}

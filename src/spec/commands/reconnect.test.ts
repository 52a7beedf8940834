import { describe, expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { createEditor } from '../../editor';
import { templates } from '../../templates';
import { openingDesign } from '../../templates/opening';
import * as commands from '.';

function open(design = openingDesign()) {
  let now = 0;
  const editor = createEditor({
    id: 'd',
    catalog,
    design,
    now: () => (now += 5000),
  });
  const state = () => editor.store.getState();
  const id = (slug: string) => state().model.nodes.find((node) => node.slug === slug)!.id;
  const edge = (from: string, to: string) => {
    const found = state().model.edges.find((one) => one.from === id(from) && one.to === id(to));
    if (!found) throw new Error(`Nothing joins ${from} to ${to}.`);
    return found;
  };
  return { editor, state, id, edge };
}

describe('a connection is moved', () => {
  test('to another node, and is still itself: what was set stays, what follows the ends follows', () => {
    const { editor, state, id, edge } = open();
    const before = edge('alb', 'api');
    editor.run(commands.setEdgeParam, { edge: before.id, name: 'priority', value: 77 });
    editor.run(commands.setEdgeParam, { edge: before.id, name: 'paths', value: ['/v1/*'] });
    editor.run(commands.placeNode, {
      kind: 'auto-scaling-group',
      over: state().model.get(id('web')).parent,
      at: null,
    });
    const made = state().selection.nodes[0]!;
    editor.run(commands.reconnect, { edge: before.id, from: id('alb'), to: made });
    const moved = state().model.edge(before.id);
    expect(moved).toMatchObject({ from: id('alb'), to: made, verb: 'routes-to' });
    expect(moved.params).toMatchObject({ priority: 77, paths: ['/v1/*'] });
    expect(state().selection).toEqual({ nodes: [], edges: [before.id] });
    expect(state().history.past.at(-1)?.label).toMatch(/^Move the end of a connection to /);
    editor.undo();
    expect(edge('alb', 'api').params).toMatchObject({ priority: 77, paths: ['/v1/*'] });
  });

  test('a path that came with the first end is named after the second', () => {
    const { editor, state, id, edge } = open();
    editor.run(commands.remove, { nodes: [], edges: [edge('alb', 'api').id] });
    editor.run(commands.connect, { from: id('alb'), to: id('api') });
    const { id: drawn, params } = edge('alb', 'api');
    expect(params['paths']).toEqual(['/api/*']);
    editor.run(commands.duplicate, { nodes: [id('api')] });
    const copy = state().model.get(state().selection.nodes[0]!);
    editor.run(commands.reconnect, { edge: drawn, from: id('alb'), to: copy.id });
    expect(state().model.edge(drawn).params['paths']).toEqual([`/${copy.slug}/*`]);
  });

  test('a priority that the other load balancer has given away is a free one there', () => {
    const { editor, state, id, edge } = open();
    const { id: moved } = edge('alb', 'api');
    editor.run(commands.setEdgeParam, { edge: moved, name: 'priority', value: 77 });
    editor.run(commands.duplicate, { nodes: [id('alb')] });
    const other = state().selection.nodes[0]!;
    editor.run(commands.connect, { from: other, to: id('web') });
    const taken = state().selection.edges[0]!;
    editor.run(commands.setEdgeParam, { edge: taken, name: 'priority', value: 77 });
    editor.run(commands.reconnect, { edge: moved, from: other, to: id('api') });
    expect(state().model.edge(moved)).toMatchObject({ from: other, to: id('api') });
    expect(state().model.edge(moved).params['priority']).not.toBe(77);
    expect(state().model.edge(taken).params['priority']).toBe(77);
  });

  test('it does not stand in its own way where an end takes one connection', () => {
    const { editor, state, id } = open();
    const pooled = state().model.edges.find((one) => one.verb === 'pools')!;
    editor.run(commands.duplicate, { nodes: [id('db')] });
    const other = state().selection.nodes[0]!;
    expect(editor.run(commands.connect, { from: pooled.from, to: other }).ok).toBe(false);
    expect(
      editor.run(commands.reconnect, { edge: pooled.id, from: pooled.from, to: other }).ok,
    ).toBe(true);
    expect(state().model.edge(pooled.id).to).toBe(other);
  });

  test('becomes what joins the two where its own verb does not', () => {
    const { editor, state, id, edge } = open();
    const { id: moved } = edge('api', 'cache');
    const replica = id('db-replica');
    expect(editor.run(commands.reconnect, { edge: moved, from: id('api'), to: replica }).ok).toBe(
      true,
    );
    const { verb, spec, params } = state().model.edge(moved);
    expect(verb).not.toBe('reads-writes');
    expect(Object.keys(params).toSorted()).toEqual(Object.keys(spec.fields).toSorted());
    expect(state().notice?.text).toBe(`API servers now ${spec.title} Read replica.`);
  });

  test('is refused with the reason of drawing it there, and when nothing would change', () => {
    const { editor, state, id, edge } = open();
    const { id: moved, from } = edge('api', 'cache');
    const design = state().design;
    const reasonOf = (to: string) => {
      const done = editor.run(commands.reconnect, { edge: moved, from, to });
      return done.ok ? null : done.error.reason;
    };
    expect(reasonOf(from)).toBe('A node does not connect to itself.');
    expect(reasonOf(id('region'))).toMatch(/^Containers hold things/);
    expect(reasonOf(id('cache'))).toBe('The connection is like this already.');
    expect(state().design).toBe(design);
  });
});

describe('what a connection could be instead', () => {
  test('is what moving it there does', () => {
    const { editor, state } = open();
    for (const edge of state().model.edges) {
      const could = commands.reconnectionsOf(state().model, edge);
      for (const end of ['from', 'to'] as const) {
        for (const { id: node } of state().model.nodes) {
          const offered = could.nodesFor(end).find((one) => one.node === node);
          const done = editor.plan(commands.reconnect, {
            edge: edge.id,
            ...commands.withEnd(edge, end, node),
          });
          if (node !== edge[end]) expect(done.ok).toBe(offered !== undefined);
        }
      }
      const round = editor.plan(commands.reconnect, {
        edge: edge.id,
        from: edge.to,
        to: edge.from,
      });
      expect(round.ok).toBe(could.reverse !== null);
    }
  });

  test('another verb between the same two, with parameters of its own', () => {
    const changes = templates.flatMap(({ build }) => {
      const { editor, state } = open(build());
      return state().model.edges.flatMap((edge) =>
        commands
          .reconnectionsOf(state().model, edge)
          .verbs.map((verb) => ({ editor, state, edge, verb })),
      );
    });
    expect(changes.length).toBeGreaterThan(0);
    for (const { editor, state, edge, verb } of changes) {
      const { id, from, to } = edge;
      expect(editor.run(commands.reconnect, { edge: id, from, to, verb: verb.id }).ok).toBe(true);
      const changed = state().model.edge(id);
      expect(changed.verb).toBe(verb.id);
      expect(Object.keys(changed.params).toSorted()).toEqual(Object.keys(verb.fields).toSorted());
      editor.undo();
      expect(state().model.edge(id)).toEqual(edge);
    }
  });
});

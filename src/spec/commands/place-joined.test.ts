import { describe, expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { idsAfter } from '../../design';
import { createEditor } from '../../editor';
import { openingDesign } from '../../templates/opening';
import { joinableTo, placeJoined, whichJoin } from '.';

function open() {
  const editor = createEditor({ catalog, id: 'd', design: openingDesign(), now: () => 0 });
  const state = () => editor.store.getState();
  const id = (label: string) => state().model.nodes.find((node) => node.label === label)!.id;
  const joinable = (label: string) =>
    joinableTo(state().model, id(label)).map(({ spec, as }) => `${as} ${spec.id}`);
  return { editor, state, id, joinable };
}

describe('a new node at the loose end of a connection', () => {
  test('is placed and joined in one step, and undone in one', () => {
    const { editor, state, id } = open();
    const before = state().design;
    const { x, y } = state().geometry.absolute.get(id('Data tier'))!;
    const at = { x: x + 304, y: y + 120 };
    const args = {
      kind: 'elasticache',
      over: id('Data tier'),
      at,
      as: 'to',
      with: id('API servers'),
    } as const;
    expect(editor.run(placeJoined, args).ok).toBe(true);
    const [made] = state().selection.nodes;
    expect(state().model.get(made!).parent).toBe(id('Data tier'));
    const edge = state().model.edges.find(({ to }) => to === made);
    expect(edge?.from).toBe(id('API servers'));
    expect(state().history.past).toHaveLength(1);
    editor.undo();
    expect(state().design).toEqual(before);
  });

  test('comes to the node from which it was drawn, where only that way leads', () => {
    const { editor, state, id } = open();
    const args = {
      kind: 'ecs-service',
      over: id('Application tier'),
      at: null,
      as: 'from',
      with: id('Read replica'),
    } as const;
    expect(editor.run(placeJoined, args).ok).toBe(true);
    const [made] = state().selection.nodes;
    expect(state().model.edges.find(({ from }) => from === made)?.to).toBe(id('Read replica'));
  });

  test('is refused as a whole when nothing joins the two', () => {
    const { editor, state, id } = open();
    const before = state().design;
    const args = {
      kind: 'tier',
      over: id('Production'),
      at: null,
      as: 'to',
      with: id('API servers'),
    } as const;
    expect(editor.run(placeJoined, args).ok).toBe(false);
    expect(state().design).toBe(before);
  });
});

describe('what can be joined to a node', () => {
  test('is named from the far end first, then what comes to it, and what joins everything last', () => {
    const { joinable } = open();
    expect(joinable('Public ALB').slice(0, 2)).toEqual(['to auto-scaling-group', 'to ecs-service']);
    expect(joinable('Public ALB')).toContain('from internet');
    expect(joinable('Public ALB').slice(-3)).toEqual([
      'to external-system',
      'from note',
      'from decision',
    ]);
  });

  test('names each kind once, and no container', () => {
    const { state, joinable } = open();
    for (const { label, spec } of state().model.nodes) {
      if (spec.container) continue;
      const kinds = joinable(label).map((one) => one.split(' ')[1]!);
      expect(new Set(kinds).size).toBe(kinds.length);
      for (const kind of kinds) {
        const other = catalog.kinds.get(kind)!.spec;
        expect(other.container).toBeUndefined();
        expect(other.can).not.toEqual([]);
      }
    }
  });

  test('is possible where a plan of it is', () => {
    const { editor, state, id } = open();
    const { model, design } = state();
    const wanted = model.nodes
      .filter((node) => !node.spec.container)
      .flatMap((node) =>
        joinableTo(model, node.id).flatMap(({ spec, as }) =>
          [id('Data tier'), null].map((over) => ({
            kind: spec.id,
            over,
            at: { x: 0, y: 0 },
            as,
            with: node.id,
          })),
        ),
      );
    const possible = whichJoin(model, wanted, idsAfter(design));
    const planned = wanted.filter((args) => editor.plan(placeJoined, args).ok);
    expect(possible).toEqual(planned);
    expect(planned.length).toBeGreaterThan(20);
    expect(planned.length).toBeLessThan(wanted.length);
  });
});

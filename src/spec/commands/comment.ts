import { beginTransaction, type NodeId } from '../../design';
import { err, ok } from '../../kit/result';
import { listWords, truncate } from '../../kit/words';
import type { Command } from '../command';
import {
  arrange,
  contentOrigin,
  freePlace,
  GAP,
  isText,
  leafSize,
  meets,
  STEP,
  storedPlace,
  type Point,
  type Rect,
} from '../geometry';
import type { KindSpec } from '../kind-spec';
import type { Model, ModelNode } from '../model';
import { takesRemarks, textFieldOf } from '../remarks';
import { addEdge, verbsFor } from './connect';
import { setParam } from './edit';
import { addNode, refuseTooMany } from './places';
import { remove } from './remove';
import { nodeName, shortNodeName } from '../node-name';

export const LONGEST_COMMENT = 5000;
const TOO_LONG = err({ reason: `A comment has at most ${LONGEST_COMMENT} characters.` });

interface CommentArgs {
  /** What it is about; null for the design as a whole. */
  readonly about: NodeId | null;
  readonly text: string;
}

/** A text beside what it is about and joined to it, as one step. About a container it lies in it, and about the whole beside it. */
export const comment: Command<CommentArgs> = (model, { about, text }, ids) => {
  const words = text.trim();
  if (words === '') return err({ reason: 'A comment needs some words.' });
  if (words.length > LONGEST_COMMENT) return TOO_LONG;
  const subject = about === null ? null : model.get(about);
  if (subject?.spec.isFrame)
    return err({ reason: 'What there is to say of a frame is its caption.' });
  if (subject && !takesRemarks(subject.spec))
    return err({ reason: `Nothing can be said about ${subject.label}.` });
  const spec = textKind(model);
  const params = { [textFieldOf(spec)]: words };
  const parent = subject && holderFor(model, subject);
  const tx = beginTransaction(model.design);
  const id = addNode(tx, ids, { spec, parent, params });
  const size = leafSize(spec, params);
  tx.putBox(id, storedPlace(placeFor(model, subject, parent, size), parent !== null));
  if (subject && !subject.spec.container) {
    const [verb] = verbsFor(model, spec, subject.spec);
    if (!verb) return err({ reason: `Nothing can be said about ${subject.label}.` });
    addEdge(tx, ids, model.with(tx.design), verb, id, subject.id);
  }
  const full = refuseTooMany(tx.design);
  if (full) return full;
  const title = subject ? nodeName(subject) : model.settings.title;
  return ok({
    label: `Comment on ${truncate(title, 40)}`,
    patch: tx.patch(),
    notice: `Comment on ${truncate(title, 40)} added.`,
  });
};

export const editComment: Command<{ readonly comment: NodeId; readonly text: string }> = (
  model,
  { comment: id, text },
  ids,
) => {
  const words = text.trim();
  if (words === '') return err({ reason: 'A comment needs some words. Remove it instead.' });
  if (words.length > LONGEST_COMMENT) return TOO_LONG;
  const plan = setParam(
    model,
    { node: id, name: textFieldOf(model.get(id).spec), value: words },
    ids,
  );
  if (!plan.ok) return plan;
  return ok({ label: 'Change a comment', patch: plan.value.patch, notice: 'Comment changed.' });
};

interface RemoveCommentArgs {
  readonly comment: NodeId;
  /** Where it was read; a text that is about others as well stays with them. */
  readonly about: NodeId | null;
}

/** What is selected stays so: whoever reads about a node goes on reading. */
export const removeComment: Command<RemoveCommentArgs> = (model, { comment: id, about }, ids) => {
  const joins = model.edgesFrom(id);
  const here = joins.filter(({ to }) => to === about);
  const others = [...new Set(joins.flatMap(({ to }) => (to === about ? [] : [to])))];
  const isShared = about !== null && here.length > 0 && others.length > 0;
  const plan = isShared
    ? remove(model, { nodes: [], edges: here.map((edge) => edge.id) }, ids)
    : remove(model, { nodes: [id], edges: [] }, ids);
  if (!plan.ok) return plan;
  const { patch } = plan.value;
  if (!isShared) return ok({ label: 'Remove a comment', patch, notice: 'Comment removed.' });
  const from = shortNodeName(model.get(about));
  const kept = listWords(others.map((one) => shortNodeName(model.get(one))));
  return ok({
    label: `Take a comment from ${from}`,
    patch,
    notice: `Comment taken from ${from}. It stays on ${kept}.`,
  });
};

/** Where a text about a node lies: in a container, else in what holds it and can be seen to, whatever a foreign file says. */
function holderFor(model: Model, subject: ModelNode): NodeId | null {
  if (subject.spec.container) return subject.id;
  let { parent } = subject;
  while (parent !== null && !model.get(parent).spec.container) ({ parent } = model.get(parent));
  return parent;
}

function textKind(model: Model): KindSpec {
  for (const { spec } of model.catalog.kinds.values()) if (isText(spec)) return spec;
  throw new Error('No kind is a text.');
}

type Size = Pick<Rect, 'width' | 'height'>;

function placeFor(
  model: Model,
  subject: ModelNode | null,
  parent: NodeId | null,
  size: Size,
): Point {
  if (!subject) return besideAll(model, size);
  const near = subject.spec.container ? null : nearest(model, subject, parent, size);
  const rows = Math.ceil((size.height + GAP) / STEP.y);
  const block = Array.from({ length: rows }, (_, row) => ({ column: 0, row }));
  return near ?? freePlace(model, parent, block);
}

/** Left of everything, the first from above that is free: nothing lies between it and the edge of the drawing. */
function besideAll(model: Model, size: Size): Point {
  const { absolute } = arrange(model);
  const drawn = model
    .children(null)
    .flatMap((node) => (isText(node.spec) ? [] : (absolute.get(node.id) ?? [])));
  const texts = model
    .children(null)
    .flatMap((node) => (isText(node.spec) ? (absolute.get(node.id) ?? []) : []));
  const x = drawn.length > 0 ? Math.min(...drawn.map((rect) => rect.x)) - STEP.x : 0;
  const top = drawn.length > 0 ? Math.min(...drawn.map((rect) => rect.y)) : 0;
  for (let y = top; ; y += STEP.y) {
    const rect = { x, y, ...size };
    if (!texts.some((other) => meets(other, rect, GAP))) return rect;
  }
}

/** How far a text may stand from what it is about, in steps of the grid. */
const FAR = 3;

/** The free place closest to a node in its container, null where it has none close by. */
function nearest(
  model: Model,
  subject: ModelNode,
  parent: NodeId | null,
  size: Size,
): Point | null {
  const { rects } = arrange(model);
  const own = rects.get(subject.id);
  if (!own) return null;
  const holder = parent === null ? null : model.get(parent);
  const origin = contentOrigin(holder);
  const others = model.children(parent).flatMap(({ id }) => rects.get(id) ?? []);
  const zones =
    holder?.spec.container === 'tier' ? model.networkOf(holder.id)?.zones.length : undefined;
  const places: Rect[] = [];
  for (let column = -FAR; column <= FAR; column += 1)
    for (let row = -FAR; row <= FAR; row += 1)
      places.push({ x: own.x + column * STEP.x, y: own.y + row * STEP.y, ...size });
  const away = (rect: Rect) => Math.hypot(rect.x - own.x, rect.y - own.y);
  const isInside = ({ x, y }: Point) =>
    holder === null ||
    (x >= origin.x &&
      y >= origin.y &&
      (zones === undefined || x < origin.x + Math.max(1, zones) * STEP.x));
  const free = places
    .filter((rect) => isInside(rect) && !others.some((other) => meets(other, rect, GAP)))
    .toSorted((a, b) => away(a) - away(b) || a.y - b.y || a.x - b.x);
  const [best] = free;
  return best ? { x: best.x - origin.x, y: best.y - origin.y } : null;
}

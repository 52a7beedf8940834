import { comment, type Block, type Comment, type Items, type TopLevel } from '../../codegen/hcl';
import { acceptedReason, type AcceptedOf } from '../accepted';
import type { ExportAcceptance } from '../exporter';

const ORDER = 'checkov:skip=';

/**
 * Tells Checkov why a resource is as it is, inside its block. Only for what the check reports of this very resource, and belongs to
 * a recommended design: one that answers nothing would hide what comes later.
 */
export const skip = (id: string, reason: string): Comment => comment(`${ORDER}${id}:${reason}`);

/** What is accepted of the resources of these types; also in the block of a module, whose resources Checkov then passes over. */
export function acceptedSkips(
  accepted: readonly ExportAcceptance[] | undefined,
  types: readonly string[],
): readonly Comment[] {
  const reasons = new Map(
    (accepted ?? []).flatMap((one) =>
      one.checkov
        .filter(({ resource }) => types.includes(resource))
        .map(({ id }) => [id, acceptedReason(one)] as const),
    ),
  );
  return [...reasons].map(([id, reason]) => skip(id, reason));
}

/**
 * Tells Checkov what somebody accepts, inside the resources that it would report: those of the type that its check reads, made
 * for what was accepted.
 */
export const withSkips = (items: readonly TopLevel[], accepted: AcceptedOf): readonly TopLevel[] =>
  accepted.size === 0 ? items : items.map((item) => withSkipsOf(item, accepted));

function withSkipsOf(item: TopLevel, accepted: AcceptedOf): TopLevel {
  if (item === false || item === null || item === undefined) return item;
  if (!('kind' in item)) return withSkips(item, accepted);
  return item.kind === 'block' && item.type === 'resource' ? skipping(item, accepted) : item;
}

function skipping(block: Block, accepted: AcceptedOf): Block {
  const { node, edge } = block.origin ?? {};
  const skips = acceptedSkips(accepted.get(edge ?? node ?? ''), block.labels.slice(0, 1));
  return skips.length === 0
    ? block
    : { ...block, items: [...skips, ...without(block.items, skips)] };
}

/** The items less what they say themselves of the same checks: the word of whoever accepts a finding wins. */
function without(items: Items, skips: readonly Comment[]): Items {
  return items.map((item) => {
    if (item === false || item === null || item === undefined) return item;
    if (!('kind' in item)) return without(item, skips);
    return item.kind === 'comment' && skips.some((one) => isOfSameCheck(one, item)) ? null : item;
  });
}

const isOfSameCheck = (one: Comment, other: Comment): boolean =>
  other.text.startsWith(one.text.slice(0, one.text.indexOf(':', ORDER.length) + 1));

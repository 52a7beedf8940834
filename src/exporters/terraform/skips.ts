import { comment, type Block, type Comment, type TopLevel } from '../../codegen/hcl';
import { acceptedReason, type AcceptedOf } from '../accepted';

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
  const reasons = new Map(
    (accepted.get(edge ?? node ?? '') ?? []).flatMap((one) =>
      one.checkov
        .filter(({ resource }) => resource === block.labels[0])
        .map(({ id }) => [id, acceptedReason(one)] as const),
    ),
  );
  if (reasons.size === 0) return block;
  const skips = [...reasons].map(([id, reason]): Comment =>
    comment(`checkov:skip=${id}:${reason}`),
  );
  return { ...block, items: [...skips, ...block.items] };
}

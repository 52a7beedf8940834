import { inMarkdown } from '../exporters/markdown';
import { nameOf } from '../exporters/plan';
import type { ModelNode } from '../spec/model';

/** What a web ACL blocks, for the decisions of the README. */
export function decideOnWaf(
  node: ModelNode<{ readonly wafLargeBodies: boolean }>,
  to: { readonly decide: (key: string, text: string) => void },
): void {
  if (node.params.wafLargeBodies) {
    to.decide(
      `waf-${node.id}`,
      `The web ACL of ${inMarkdown(nameOf(node))} blocks at once, but for bodies over 8 KB, which it counts: uploads come through, ` +
        'and only the beginning of a large body is looked at.',
    );
  } else {
    to.decide(
      'waf',
      'The web ACL blocks at once. Its common rule set also blocks bodies over 8 KB: look at `SizeRestrictions_BODY` in the WAF ' +
        'log before you put uploads behind it.',
    );
  }
}

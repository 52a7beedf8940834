import type { Design } from '../design';
import { err, ok, type Result } from '../kit/result';
import { soon } from '../ui/after-paint';
import type { LinkedDesign } from '../ui/shell/shell-services';
import { openable } from './openable';

/** Only who shares or opens a link needs the codecs. */
const codecs = soon(() => import('../share'));

export async function readLink(text: string): Promise<Result<LinkedDesign, string>> {
  const { comparedWith, decodeLink, targetOfLink, viewOfLink } = await codecs();
  const decoded = decodeLink(text);
  if (!decoded.ok) return err(decoded.error.message);
  const opened = openable(decoded.value);
  if (!opened.ok) return opened;
  const earlier = comparedWith(text);
  const before = earlier === null ? null : await readLink(earlier);
  if (before && !before.ok) return err(`The design to compare with: ${before.error}`);
  return ok({
    design: opened.value,
    target: targetOfLink(text),
    before: before?.value.design ?? null,
    view: viewOfLink(text),
  });
}

/** The address that opens the later design beside the earlier one. */
export async function comparisonLinkOf(
  before: Design,
  after: Design,
): Promise<Result<string, string>> {
  const { decodeLink, encodeComparison } = await codecs();
  const { origin, pathname, search } = window.location;
  const link = `${origin}${pathname}${search}#${encodeComparison(before, after)}`;
  return decodeLink(link).ok
    ? ok(link)
    : err('These designs are too large for a link. Save them as files and send those.');
}

/** The address that opens the design wherever this page is served. */
export async function linkOf(
  design: Design,
  target: string | null,
  view: LinkedDesign['view'] = null,
): Promise<Result<string, string>> {
  const { decodeLink, encodeLink, withView } = await codecs();
  const { origin, pathname, search } = window.location;
  const plain = `${origin}${pathname}${search}#${encodeLink(design, target)}`;
  const link = view === null ? plain : withView(plain, view);
  // A link that nobody can open is none.
  return decodeLink(link).ok
    ? ok(link)
    : err('This design is too large for a link. Save it as a file and send that.');
}

/**
 * The fragment of a design that the page was opened with, if there is one; it is taken out of the address, which would grow stale.
 * That of a rule stays.
 */
export function takeFragment(): string | null {
  const { hash, pathname, search } = window.location;
  if (hash.length < 2 || hash.startsWith('#rule')) return null;
  window.history.replaceState(window.history.state, '', pathname + search);
  return hash;
}

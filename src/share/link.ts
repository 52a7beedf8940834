import { parseDesign, type Design } from '../design';
import { err, ok, type Result } from '../kit/result';
import * as codec1 from './codec-1';
import { refuse, type LinkProblem } from './problem';

type Decoder = (payload: string) => Result<unknown, LinkProblem>;

/** By number, from 1 on. A released codec stays for ever; only the last one encodes. */
const DECODERS: readonly Decoder[] = [codec1.decode];
const NEWEST = DECODERS.length;

const FRAGMENT = /^([1-9][0-9]{0,5})\.([A-Za-z0-9_-]*)(?:(&.*)|([^&]*))$/s;
/** How the design was looked at; what else stands there is of a newer Lintel, or of nobody. */
const TARGET = /&target=([a-z][a-z0-9-]{0,31})(?![\w=%-])/;
/** A whole link of its own. */
const FROM = /&from=([1-9][0-9]{0,5}\.[A-Za-z0-9_-]+)/;
/** What a sentence may put behind a link. */
const PUNCTUATION = /^[>)\]}.,;:!?'"…]*$/;

/** Longer than any link that is opened, percent-encoded: keeps what is done to the text cheap. */
const MAX_TEXT_LENGTH = 1_000_000;

/**
 * What stands after the `#` of a link to the design: `1.<payload>`, all characters of which a URL
 * takes as they are, and `&target=<id>` behind it when the link is to say which code stands beside
 * the design. Places on the canvas are rounded to whole pixels; all else is kept. Of a design that
 * is too large for a link, `decodeLink` refuses what this returns: ask it before showing it.
 */
export const encodeLink = (design: Design, target: string | null = null): string =>
  `${NEWEST}.${codec1.encode(design)}${target === null ? '' : `&target=${target}`}`;

/**
 * The design of a link: a whole URL, its fragment with or without `#`, also percent-encoded or
 * broken over lines by a mail program. Never throws. Whether the catalog knows the kinds it names is
 * for the caller to ask (`unknownNames`).
 */
export function decodeLink(text: string): Result<Design, LinkProblem> {
  if (text.length > MAX_TEXT_LENGTH) return refuse('too-large');
  const fragment = fragmentOf(text);
  if (fragment === null) return refuse('broken');
  if (fragment === '') return refuse('empty');
  const [, digits, payload, , rest = ''] = FRAGMENT.exec(fragment) ?? [];
  if (digits === undefined || payload === undefined) return refuse('broken');

  const decode = DECODERS[Number(digits) - 1];
  if (decode === undefined) {
    return err({
      code: 'newer',
      message:
        'This link was made with a newer Lintel ' +
        `(format ${digits}; this one reads up to ${NEWEST}).`,
    });
  }
  if (!PUNCTUATION.test(rest)) return refuse('broken');
  const stored = decode(payload);
  if (!stored.ok) return stored;
  const design = parseDesign(stored.value);
  return design.ok ? ok(design.value) : refuse('broken');
}

/** How whoever opens a link is to meet the design. */
export const VIEWS = ['read', 'present'] as const;
export type View = (typeof VIEWS)[number];
const VIEW = /&view=(read|present)(?![\w=%-])/;

/** The same link for whoever shall look and not edit. */
export const withView = (link: string, view: View): string => `${link}&view=${view}`;

/** Null for a link that opens the editor. Never throws. */
export function viewOfLink(text: string): View | null {
  if (text.length > MAX_TEXT_LENGTH) return null;
  const [, , , view] = FRAGMENT.exec(fragmentOf(text) ?? '') ?? [];
  const asked = VIEW.exec(view ?? '')?.[1];
  return VIEWS.find((each) => each === asked) ?? null;
}

/** A link to what became of a design: it opens the later one, and `comparedWith` gives the earlier. */
export const encodeComparison = (before: Design, after: Design): string =>
  `${encodeLink(after)}&from=${encodeLink(before)}`;

/** The link of the design that the one of this link is to be compared with; null where there is none. Never throws. */
export function comparedWith(text: string): string | null {
  if (text.length > MAX_TEXT_LENGTH) return null;
  const [, , , view] = FRAGMENT.exec(fragmentOf(text) ?? '') ?? [];
  return FROM.exec(view ?? '')?.[1] ?? null;
}

/**
 * The export target that a link names, which is a matter of the view and not of the design: null
 * when it names none, or nothing that could be one. Whether there is such a target is for the
 * caller to ask. Never throws.
 */
export function targetOfLink(text: string): string | null {
  if (text.length > MAX_TEXT_LENGTH) return null;
  const [, , , view] = FRAGMENT.exec(fragmentOf(text) ?? '') ?? [];
  return TARGET.exec(view ?? '')?.[1] ?? null;
}

/** Null for text that is not soundly percent-encoded; empty for an address that ends before a `#`. */
function fragmentOf(text: string): string | null {
  const plain = percentDecoded(text.replace(/\s+/g, ''));
  if (plain === null) return null;
  const hash = plain.indexOf('#');
  if (hash >= 0) return plain.slice(hash + 1);
  return /^https?:\/\//i.test(plain) ? '' : plain;
}

function percentDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

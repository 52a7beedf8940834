import { err, type Result } from '../kit/result';

export interface LinkProblem {
  /**
   * `unknown-kind` is for the caller: only who holds the catalog can tell that a link names a kind
   * or a verb that this Lintel lacks.
   */
  readonly code: 'empty' | 'broken' | 'truncated' | 'too-large' | 'newer' | 'unknown-kind';
  /** One sentence or two for the person who opened the link. */
  readonly message: string;
}

const MESSAGES = {
  empty: 'This link holds no design: nothing stands after its #.',
  broken: 'This link is damaged or is not a Lintel link. Copy the whole link and try again.',
  truncated: 'This link is incomplete: its end is missing. Copy the whole link and try again.',
  'too-large':
    'This link is too large: Lintel opens links of up to 200 kB that unpack to up to 2 MB.',
} as const;

export const refuse = (code: keyof typeof MESSAGES): Result<never, LinkProblem> =>
  err({ code, message: MESSAGES[code] });

import * as z from 'zod/mini';
import { parseDesign, toStored, type StoredDesign } from '../../design';
import { err, ok, type Result } from '../../kit/result';

/** A design as it is kept between two visits. */
export interface StoredWork {
  readonly design: StoredDesign;
  /** Milliseconds since 1970, by the clock of the person's machine. */
  readonly savedAt: number;
  /** Counts up within a session; clocks may run backwards. */
  readonly revision: number;
  /** The tab that it belongs to. */
  readonly session: string;
}

const workSchema = z.object({
  design: z.unknown(),
  savedAt: z.number(),
  revision: z.int(),
});

/** What storage gave back, or the reason why it cannot be opened, as sentences. */
export function parseWork(raw: unknown, session: string): Result<StoredWork, string> {
  const work = workSchema.safeParse(raw);
  if (!work.success) return err('It is not what Lintel stores.');
  const design = parseDesign(work.data.design);
  if (!design.ok) return err(design.error);
  const { savedAt, revision } = work.data;
  return ok({ design: toStored(design.value), savedAt, revision, session });
}

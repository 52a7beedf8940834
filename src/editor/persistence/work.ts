import * as v from 'valibot';
import { parseDesign, toStored, type StoredDesign } from '../../design';
import { err, ok, type Result } from '../../kit/result';

/** A design as it is kept between two visits. */
export interface StoredWork {
  readonly design: StoredDesign;
  /** Milliseconds since 1970, by the clock of the person's machine. */
  readonly savedAt: number;
  /** Counts up with every save, also of other tabs; clocks may run backwards. */
  readonly revision: number;
  /** The name under which this browser keeps it. */
  readonly id: string;
}

const workSchema = v.object({
  design: v.unknown(),
  savedAt: v.number(),
  revision: v.pipe(v.number(), v.safeInteger()),
});

const glimpseSchema = v.object({
  ...workSchema.entries,
  design: v.object({ settings: v.optional(v.object({ title: v.optional(v.string()) })) }),
});

/** What tells stored works apart without parsing their designs; null where it is none. */
export function glimpseOf(raw: unknown) {
  const work = v.safeParse(glimpseSchema, raw);
  if (!work.success) return null;
  const { savedAt, revision, design } = work.output;
  return { savedAt, revision, title: design.settings?.title ?? '' };
}

/** What storage gave back, or the reason why it cannot be opened, as sentences. */
export function parseWork(raw: unknown, id: string): Result<StoredWork, string> {
  const work = v.safeParse(workSchema, raw);
  if (!work.success) return err('It is not what Lintel stores.');
  const design = parseDesign(work.output.design);
  if (!design.ok) return err(design.error);
  const { savedAt, revision } = work.output;
  return ok({ design: toStored(design.value), savedAt, revision, id });
}

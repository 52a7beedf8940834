import * as v from 'valibot';
import { TABLES, type History, type Step } from '../../design';

/** What a tab keeps of its steps for the page that takes its place: a reload takes nothing back from who wants to undo. */
const MOST_STEPS = 100;
/** Browsers give a tab a few million. */
const MOST_CHARACTERS = 1_000_000;

const selectionSchema = v.object({ nodes: v.array(v.string()), edges: v.array(v.string()) });
const stepSchema = v.object({
  label: v.string(),
  // What the records are is looked at when a step is taken: it matters for the design that comes of it.
  patch: v.record(
    v.picklist(TABLES),
    v.record(v.string(), v.object({ before: v.unknown(), after: v.unknown() })),
  ),
  selected: v.optional(v.object({ before: selectionSchema, after: selectionSchema })),
});
const schema = v.object({
  id: v.string(),
  past: v.array(stepSchema),
  future: v.array(stepSchema),
});
type Stored = v.InferOutput<typeof stepSchema>;

/** Of the design with this id: another one has gone when the page comes back. */
export function formatSteps(id: string, { past, future }: History): string {
  const opened = past.findLastIndex(({ opens }) => opens !== undefined);
  const opening = future.findIndex(({ opens }) => opens !== undefined);
  const done = past.slice(opened + 1);
  const undone = opening < 0 ? future : future.slice(0, opening);
  for (let most = MOST_STEPS; most > 0; most = Math.floor(most / 2)) {
    const text = JSON.stringify({
      id,
      past: done.slice(-most).map(stored),
      future: undone.slice(0, most).map(stored),
    });
    if (text.length <= MOST_CHARACTERS) return text;
  }
  return '';
}

const stored = ({ label, patch, selected }: Step): object => ({ label, patch, selected });

/** Null where there is nothing for the design, or nothing that could be read. Never throws. */
export function parseSteps(id: string, text: string | null): History | null {
  if (text === null || text.length > MOST_CHARACTERS) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = v.safeParse(schema, json);
  if (!parsed.success || parsed.output.id !== id) return null;
  const { past, future } = parsed.output;
  return { past: past.map(asStep), future: future.map(asStep) };
}

/** Without a key or a time: what comes next is a step of its own. */
const asStep = ({ label, patch, selected }: Stored): Step => ({
  label,
  patch: patch as Step['patch'],
  at: 0,
  isKept: true,
  ...(selected ? { selected } : {}),
});

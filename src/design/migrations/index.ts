/**
 * Brings a stored design of an older version up to today's. A migration that was released is never
 * changed, and for every version `fixtures/` keeps files that must open for ever (law M1).
 * Knows stored JSON only: today's types would change under an old migration's feet.
 */
import type { JsonObject } from '../../kit/json';
import { err, ok, type Result } from '../../kit/result';

export interface Migration {
  /** What changed, in kebab-case. */
  readonly name: string;
  /** The version it leads to, from the one before. */
  readonly to: number;
  /** Pure. May throw on a file that is not what its version says it is. */
  up(stored: JsonObject): JsonObject;
}

/** In order; the last one leads to DESIGN_VERSION. */
export const MIGRATIONS: readonly Migration[] = [];

/** The file as the newest version would have stored it, or a sentence why it cannot be. */
export function migrate(
  stored: JsonObject,
  from: number,
  migrations: readonly Migration[] = MIGRATIONS,
): Result<JsonObject, string> {
  let current = stored;
  for (const migration of migrations.filter(({ to }) => to > from)) {
    try {
      current = { ...migration.up(current), version: migration.to };
    } catch {
      return err(
        `This design of version ${from} is damaged: the step "${migration.name}" failed on it.`,
      );
    }
  }
  return ok(current);
}

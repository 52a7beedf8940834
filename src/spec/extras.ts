import type { JsonObject } from '../kit/json';
import type { KindSpec } from './kind-spec';
import type { Profile } from './profile';

/**
 * What a design for production brings along and another one leaves out. The fields of one extra are switched together, when all of
 * them hold what the profile gives: one that a person set keeps the others. Production has the defaults of the fields.
 */
export interface Extra {
  readonly development?: JsonObject;
  /** As development, if it is left out. */
  readonly sketch?: JsonObject;
}

/** What an extra gives to its fields. */
export function given({ fields }: KindSpec, extra: Extra, profile: Profile): JsonObject {
  const names = Object.keys(extra.development ?? extra.sketch ?? {});
  const own = profile === 'production' ? undefined : (extra[profile] ?? extra.development);
  return own ?? Object.fromEntries(names.map((name) => [name, fields[name]!.default]));
}

/** Of a new node, beside the defaults. */
export const extraParams = (spec: KindSpec, profile: Profile): JsonObject =>
  Object.assign({}, ...(spec.extras ?? []).map((extra) => given(spec, extra, profile)));

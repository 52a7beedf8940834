/** What a design is for: it decides which rules speak, and which extras the code brings along. */
export type Profile = 'sketch' | 'development' | 'production';

/** From the one that is asked least to the one that is asked everything. */
export const PROFILES: readonly Profile[] = ['sketch', 'development', 'production'];

export const isProfile = (value: unknown): value is Profile =>
  PROFILES.some((profile) => profile === value);

/** Of a design's settings; one that nobody knows is asked everything. */
export const profileOf = ({ profile }: { readonly profile?: unknown }): Profile =>
  isProfile(profile) ? profile : 'production';

/** Whether what is asked from one profile on is asked of the other. */
export const isAsked = (from: Profile, profile: Profile): boolean =>
  PROFILES.indexOf(from) <= PROFILES.indexOf(profile);

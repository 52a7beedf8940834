import type { Profile } from '../spec/profile';

interface ProfileWords {
  readonly title: string;
  /** "Not asked of a sketch." */
  readonly phrase: string;
  /** What is checked, as a sentence. */
  readonly asks: string;
  /** What the code brings along, as a sentence. */
  readonly brings: string;
}

export const PROFILE_WORDS: Readonly<Record<Profile, ProfileWords>> = {
  sketch: {
    title: 'Sketch',
    phrase: 'a sketch',
    asks: 'Only errors are said: what AWS refuses, what is insecure, what cannot work, and a failover without a plan or alarms.',
    brings:
      'Standbys, backups, the firewall and logs of traffic are left out of the code, unless set by hand.',
  },
  development: {
    title: 'Development',
    phrase: 'a design for development',
    asks: 'Errors are said, and warnings of what is wrong or insecure without users on it.',
    brings: 'Standbys, backups and the firewall are left out of the code, unless set by hand.',
  },
  production: {
    title: 'Production',
    phrase: 'a design for production',
    asks: 'Everything is asked, and notes are said too.',
    brings: 'Standbys, backups and the firewall come with the code, unless turned off.',
  },
};

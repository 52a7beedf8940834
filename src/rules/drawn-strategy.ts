import { recoveryKinds } from '../catalog/recovery';
import { isReadyFor, regionsOf, type Readiness, type Regions } from '../recovery';
import type { Model } from '../spec/model';

/** What a strategy needs elsewhere. Backups that are nowhere else DR-2 reports, with what is lost. */
const NEEDS: Readonly<Record<string, Readiness>> = {
  'pilot-light': 'pilot-light',
  'warm-standby': 'warm-standby',
  'active-active': 'full',
};

export const needsOf = (strategy: string): Readiness | null => NEEDS[strategy] ?? null;

export const drawnRegions = (model: Model): Regions => regionsOf(recoveryKinds)(model);

/** Whether the second region holds what a plan with that strategy counts on. */
export function isDrawn(model: Model, strategy: string): boolean {
  const needed = needsOf(strategy);
  return needed === null || isReadyFor(drawnRegions(model).drawn, needed);
}

/** What a plan of it may say; null where there is nothing to count on. */
export const STRATEGY_OF: Readonly<Record<Readiness, string | null>> = {
  nothing: null,
  copies: 'backup-restore',
  'pilot-light': 'pilot-light',
  'warm-standby': 'warm-standby',
  full: 'warm-standby',
};

import { recoveryKind } from '../../recovery';
import { drPlan } from './spec';

export const recovery = recoveryKind(drPlan, {
  // The days, and the digest itself, say that the rest was confirmed.
  written: ({
    params: { lastTest: _tried, confirmedOn: _on, confirmedDesign: _of, reviewOn: _next, ...said },
  }) => said,
});

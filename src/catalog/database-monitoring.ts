import type { ModelNode } from '../spec/model';

export type Monitored = ModelNode<{ readonly monitoringIntervalSeconds: string }>;

/** 0 is off; a value that is no number is a finding. */
export function monitoringSeconds({ params }: Monitored): number {
  const seconds = Number(params.monitoringIntervalSeconds);
  return Number.isFinite(seconds) ? seconds : 0;
}

/** How long Performance Insights keeps what it sees. */
export const INSIGHTS_DAYS = { standard: 7, advanced: 465 };

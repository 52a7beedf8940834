import type { Flow } from './flow';

export interface FlowWords {
  readonly title: string;
  /** What of it there is, for whoever meets the word for the first time. */
  readonly means: string;
}

/** In the order in which they are explained. */
export const FLOW_WORDS: Readonly<Record<Flow, FlowWords>> = {
  traffic: { title: 'Traffic', means: 'Requests, calls, routes, and names on the way' },
  data: { title: 'Data', means: 'What is read, written, stored and searched' },
  events: { title: 'Events', means: 'Messages that are sent now and worked off later' },
  replication: { title: 'Replication', means: 'Copies that follow by themselves' },
  failover: { title: 'Failover', means: 'The way that is taken when the first one fails' },
  remark: { title: 'Remark', means: 'What a decision is about; nothing runs along it' },
};

export const FLOWS = Object.keys(FLOW_WORDS) as readonly Flow[];

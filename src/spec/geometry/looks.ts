import type { Flow } from '../flow';

/** How the edges of a flow differ without any colour, on the canvas and in a picture. All numbers are pixels. */
export interface Look {
  /** Strokes and gaps; a whole line has none. */
  readonly dash?: string;
  /** The arrow head as a path whose tip is at the origin and points to the right. */
  readonly head: string;
  /** An open head is drawn in outline. */
  readonly isOpen?: boolean;
  /** From the tip back to where the line ends. */
  readonly reach: number;
  /** The mark in the label: strokes in a square of `GLYPH`. What most lines are has none. */
  readonly glyph?: string;
}

export const GLYPH = 12;

/** What a label needs before its words. */
export const glyphRoom = (flow: Flow): number => (LOOKS[flow].glyph === undefined ? 0 : GLYPH + 5);

export const LOOKS: Readonly<Record<Flow, Look>> = {
  traffic: { head: 'M0 0L-7 4V-4Z', reach: 6 },
  data: {
    dash: '20 3',
    head: 'M0 0L-7 4V-4ZM-9.5 5V-5',
    reach: 6,
    glyph: 'M2 3C2 .5 10 .5 10 3V9C10 11.5 2 11.5 2 9ZM2 3C2 5.5 10 5.5 10 3',
  },
  events: {
    dash: '6 4',
    head: 'M-7 5L0 0L-7 -5',
    isOpen: true,
    reach: 1,
    glyph: 'M7 .8L2.5 7H6L5 11.2L9.5 5H6Z',
  },
  replication: {
    dash: '2 3',
    head: 'M0 0L-6 4V-4ZM-7 0L-13 4V-4Z',
    reach: 12,
    glyph: 'M1 1H7.5V7.5H1ZM4.5 11H11V4.5',
  },
  failover: {
    dash: '10 3 2 3',
    head: 'M0 0L-8 4.5V-4.5Z',
    isOpen: true,
    reach: 8,
    glyph: 'M1 3H3C7 3 4.5 9 8.5 9H11M8.5 6.5L11 9L8.5 11.5',
  },
  remark: {
    dash: '1 4',
    head: 'M0 0A3 3 0 1 0 -6 0A3 3 0 1 0 0 0Z',
    isOpen: true,
    reach: 6,
    glyph: 'M1 2H11V8.5H6L3 11.5V8.5H1Z',
  },
};

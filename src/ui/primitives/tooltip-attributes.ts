/** Where a tip opens, seen from what it belongs to. */
export type TipSide = 'top' | 'bottom' | 'left' | 'right';

export interface Tip {
  readonly text: string;
  /** A second paragraph. */
  readonly body?: string | undefined;
  /** As on the keyboard: "Mod+Shift+Z". */
  readonly keys?: string | undefined;
  readonly side?: TipSide | undefined;
}

/** A tip is text in attributes, so that a thousand of them cost no component: one layer shows the one under the pointer. */
export const tipAttributes = ({ text, body, keys, side }: Tip) => ({
  'data-tip': text,
  ...(body ? { 'data-tip-body': body } : {}),
  ...(keys ? { 'data-tip-keys': keys } : {}),
  ...(side ? { 'data-tip-side': side } : {}),
});

/** What every input of a form takes; a `<label>` names it by its id. */
export interface InputProps {
  readonly id?: string | undefined;
  /** Only where no `<label>` does it. */
  readonly label?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
}

export const inputAttributes = ({ id, label, describedBy, invalid }: InputProps) => ({
  id,
  'aria-label': label,
  'aria-describedby': describedBy,
  'aria-invalid': invalid || undefined,
});

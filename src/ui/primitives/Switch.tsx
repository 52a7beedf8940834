import './Switch.css';

export interface SwitchProps {
  readonly id?: string | undefined;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Leave out when a `<label>` names it by the id. */
  readonly label?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

export function Switch({
  id,
  checked,
  onChange,
  label,
  describedBy,
  invalid,
  disabled,
}: SwitchProps) {
  return (
    <input
      type="checkbox"
      role="switch"
      id={id}
      className="ui-switch"
      checked={checked}
      aria-checked={checked}
      disabled={disabled}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

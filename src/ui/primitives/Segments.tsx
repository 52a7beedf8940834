import { useId } from 'react';
import './Segments.css';

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: T; readonly title: string }[];
  readonly current: T;
  readonly onChange: (option: T) => void;
  /** A pointer has chosen, and its hand may want the keys elsewhere. Whoever chooses by the keys stays. */
  readonly onPicked?: () => void;
}

/** One of a few, all of which are seen. */
export function Segments<T extends string>({
  label,
  options,
  current,
  onChange,
  onPicked,
}: SegmentsProps<T>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className="ui-segments">
      {options.map(({ id, title }) => (
        <label key={id} className="ui-segments__option">
          <input
            type="radio"
            className="ui-segments__input"
            name={name}
            checked={id === current}
            onChange={() => onChange(id)}
            // The arrows of a radio group click, too, at no place.
            onClick={({ clientX, clientY }) => {
              if (clientX !== 0 || clientY !== 0) onPicked?.();
            }}
          />
          {title}
        </label>
      ))}
    </div>
  );
}

import './Slider.css';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number | undefined;
  readonly unit?: string | undefined;
  readonly onChange: (value: number) => void;
}

/** Beside a number field of the same value: the hand sets it roughly, the keys exactly. */
export function Slider({ label, value, min, max, step = 1, unit, onChange }: SliderProps) {
  return (
    <input
      type="range"
      className="ui-slider__range"
      aria-label={`${label}, slider`}
      aria-valuetext={unit ? `${value} ${unit}` : undefined}
      min={min}
      max={max}
      step={step}
      value={value}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    />
  );
}

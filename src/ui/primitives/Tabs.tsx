import { useId, type KeyboardEvent, type ReactNode } from 'react';
import './Tabs.css';

export interface Tab<T extends string> {
  readonly id: T;
  readonly title: string;
  /** A count or a mark behind the title. */
  readonly badge?: ReactNode;
}

interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<T>[];
  readonly current: T;
  readonly onChange: (tab: T) => void;
  /** Stands at the end of the row of tabs. */
  readonly actions?: ReactNode;
  /** The content of the current tab. */
  readonly children: ReactNode;
}

export function Tabs<T extends string>({
  label,
  tabs,
  current,
  onChange,
  actions,
  children,
}: TabsProps<T>) {
  const id = useId();
  const onKey = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === current);
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    onChange(next.id);
    document.getElementById(`${id}-${next.id}`)?.focus();
  };
  return (
    <div className="ui-tabs">
      <div className="ui-tabs__bar">
        {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs inside take the focus */}
        <div role="tablist" aria-label={label} className="ui-tabs__list" onKeyDown={onKey}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${id}-${tab.id}`}
              aria-selected={tab.id === current}
              aria-controls={`${id}-panel`}
              tabIndex={tab.id === current ? 0 : -1}
              className="ui-tabs__tab"
              onClick={() => onChange(tab.id)}
            >
              {tab.title}
              {tab.badge}
            </button>
          ))}
        </div>
        {actions}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${current}`}
        className="ui-tabs__panel"
      >
        {children}
      </div>
    </div>
  );
}

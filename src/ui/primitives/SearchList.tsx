import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Kbd } from './Kbd';
import { TextInput } from './TextInput';
import './SearchList.css';

/** What is found by words and chosen. */
export interface SearchListItem {
  readonly id: string;
  readonly title: string;
  /** A few words more, beside the title. */
  readonly summary: string;
  /** Where it belongs, as a word or two at the end of the line. */
  readonly group: string;
  readonly keys?: string;
  /** Why it does nothing now; null when it does. */
  readonly idle: string | null;
}

interface SearchListProps<I extends SearchListItem> {
  readonly label: string;
  /** What the field says, and its longer form for who cannot see the list. */
  readonly placeholder: string;
  readonly fieldLabel: string;
  /** What stands there when there is nothing to choose from. */
  readonly nothing?: string;
  /** How what is not found is told, before the words that were typed. */
  readonly noneCalled?: string | undefined;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly shown: readonly I[];
  readonly markOf: (item: I) => ReactNode;
  readonly onChoose: (item: I) => void;
}

/** A field and what it finds: the field keeps the focus and has the keys, arrows move through the list, Enter chooses. */
export function SearchList<I extends SearchListItem>(props: SearchListProps<I>) {
  const { label, placeholder, fieldLabel, query, onQuery, shown, markOf } = props;
  const [active, setActive] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const optionId = (index: number) => `${id}-${index}`;

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const choose = (item: I | undefined) => {
    if (item?.idle === null) props.onChoose(item);
  };
  const onKey = (event: KeyboardEvent) => {
    const last = shown.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: Math.min(active + 8, last),
      PageUp: Math.max(active - 8, 0),
    };
    const next = moves[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setActive(Math.max(0, next));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(shown[active]);
    }
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys that bubble from the field
    <div className="search-list" onKeyDown={onKey}>
      <TextInput
        label={fieldLabel}
        placeholder={placeholder}
        value={query}
        onChange={(text) => {
          onQuery(text);
          setActive(0);
        }}
        autoFocusInDialog
        rest={{
          role: 'combobox',
          'aria-expanded': true,
          'aria-controls': `${id}-list`,
          'aria-autocomplete': 'list',
          'aria-activedescendant': shown.length > 0 ? optionId(active) : undefined,
        }}
      />
      <output className={shown.length > 0 ? 'sr-only' : 'search-list__none'}>
        {shown.length > 0
          ? `${shown.length} found`
          : query.trim() === ''
            ? props.nothing
            : `${props.noneCalled ?? 'Nothing is called'} “${query.trim()}”.`}
      </output>
      {/* A select would open a list of its own. */}
      <div
        ref={list}
        id={`${id}-list`}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="listbox"
        aria-label={label}
        className="search-list__found"
      >
        {shown.map((each, index) => (
          <Option
            key={each.id}
            id={optionId(index)}
            item={each}
            mark={markOf(each)}
            isActive={index === active}
            onPoint={() => setActive(index)}
            onChoose={() => choose(each)}
          />
        ))}
      </div>
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly item: SearchListItem;
  readonly mark: ReactNode;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Option({ id, item, mark, isActive, onPoint, onChoose }: OptionProps) {
  const { title, group, keys, idle, summary } = item;
  return (
    // The field keeps the focus and has the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      aria-selected={isActive}
      aria-disabled={idle !== null || undefined}
      className="search-list__option"
      onPointerMove={isActive ? undefined : onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className="search-list__mark">{mark}</span>
      <span className="search-list__title">
        {title}
        {idle === null && summary === '' ? null : (
          <span className="search-list__says">{idle ?? summary}</span>
        )}
      </span>
      <span className="search-list__group">{group}</span>
      {keys === undefined ? null : <Kbd keys={keys} />}
    </div>
  );
}

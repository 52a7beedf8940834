import type { Searchable } from '../palette/search';
import type { SearchListItem } from '../primitives';

export interface Command extends Searchable, SearchListItem {
  /** The kind whose icon it carries. */
  readonly icon?: string;
  readonly run: () => void;
}

interface Given {
  readonly summary?: string;
  readonly keywords?: readonly string[];
  readonly keys?: string;
  readonly idle?: string | null;
}

export function command(
  group: string,
  title: string,
  run: () => void,
  { summary = '', keywords = [], keys, idle = null }: Given = {},
): Command {
  const id = `${group}/${title}`;
  return {
    id,
    group,
    title,
    summary,
    keywords,
    idle,
    run,
    ...(keys === undefined ? {} : { keys }),
  };
}

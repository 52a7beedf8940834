import type { Catalog, Template } from '../../spec/catalog';
import type { KindSpec } from '../../spec/kind-spec';
import type { PaletteItem } from './drag';

export interface PaletteEntry {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  /** The kind whose icon it carries, with the preset where one is chosen. */
  readonly icon: string;
  readonly item: PaletteItem;
}

export interface PaletteGroup {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
}

/** Patterns first: they are what a newcomer gets furthest with. Whole designs last: they are wanted once. */
export function paletteGroups(
  { patterns, categories, kinds }: Catalog,
  templates: readonly Template[],
): readonly PaletteGroup[] {
  const specs = [...kinds.values()].map(({ spec }) => spec);
  return [
    {
      id: 'patterns',
      title: 'Patterns',
      entries: patterns.map(({ id, title, summary, keywords, icon }) => ({
        id: `pattern/${id}`,
        title,
        summary,
        keywords,
        icon,
        item: { type: 'pattern', pattern: id } as const,
      })),
    },
    ...categories.map(({ id, title }) => ({
      id,
      title,
      entries: specs.filter((spec) => spec.category === id).flatMap(entriesOf),
    })),
    {
      id: 'templates',
      title: 'Templates',
      entries: templates.map(({ id, title, summary }) => ({
        id: `template/${id}`,
        title,
        summary,
        keywords: ['template', 'example'],
        icon: 'template',
        item: { type: 'template', template: id } as const,
      })),
    },
  ].filter((group) => group.entries.length > 0);
}

/** A kind with ready choices is offered by them, since one of them it will be. */
function entriesOf(spec: KindSpec): readonly PaletteEntry[] {
  const { id: kind, keywords } = spec;
  if (!spec.presets?.length) {
    const { title, summary } = spec;
    return [
      { id: `kind/${kind}`, icon: kind, keywords, title, summary, item: { type: 'kind', kind } },
    ];
  }
  return spec.presets.map(({ id, title, summary }) => ({
    id: `kind/${kind}/${id}`,
    icon: `${kind}/${id}`,
    title,
    summary,
    keywords: [...keywords, spec.title],
    item: { type: 'kind', kind, preset: id },
  }));
}

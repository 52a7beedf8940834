import { bind } from '../spec/command';
import { insert } from '../spec/commands';
import { templates } from '../templates';
import type { OfferedTemplate } from '../ui/gallery/templates-context';

/** The starter designs with what adds them, which only they ask for. */
export const offeredTemplates: readonly OfferedTemplate[] = templates.map((template) => ({
  ...template,
  insertAt: (at) => bind(insert, { design: template.build(), title: template.title, at }),
}));

import { toPicture, type IconOf } from '../picture';
import { BY_ZONE, type View } from '../spec/geometry';
import type { Model } from '../spec/model';
import type { Inspection } from '../validation';
import { comments, decisions, describe } from './describe';
import { toHtml } from './html';
import { toMarkdown } from './markdown';

/** A file of the export that is about the design as a whole, and in no language of its target. */
export interface DocumentFile {
  readonly path: string;
  readonly text: string;
}

const PICTURE = 'design.svg';

/** The page in both formats with its picture, and the decisions by themselves where there are some. */
export function documentFiles(
  model: Model,
  inspection: Inspection,
  iconOf: IconOf,
  view: View = BY_ZONE,
): readonly DocumentFile[] {
  const { title } = model.settings;
  const options = {
    theme: 'light',
    isTransparent: false,
    withTitle: false,
    withLegend: true,
    view,
  } as const;
  // The design itself lies beside it, so that the picture need not hold it as well.
  const picture = toPicture(model, iconOf, options, null)?.svg ?? null;
  const blocks = [...describe(model, inspection, picture), ...comments(model)];
  const records = decisions(model).slice(1);
  return [
    { path: 'docs/design.md', text: toMarkdown(title, blocks, PICTURE) },
    { path: 'docs/design.html', text: toHtml(title, blocks) },
    ...(picture === null ? [] : [{ path: `docs/${PICTURE}`, text: picture }]),
    ...(records.length === 0
      ? []
      : [{ path: 'docs/decisions.md', text: toMarkdown(`Decisions: ${title}`, records, PICTURE) }]),
  ];
}

import type { ModelNode } from '../spec/model';

/** What somebody says of a frame. */
export const captionOf = ({ params }: ModelNode): string => String(params['caption'] ?? '').trim();

/** The long texts of a record, each behind the label of its field: "Context: …". */
export const textsOf = ({ spec, params }: ModelNode): readonly string[] =>
  Object.entries(spec.fields).flatMap(([name, field]) => {
    const text = String(params[name] ?? '').trim();
    return field.type === 'text' && field.multiline && text !== ''
      ? [`${field.label}: ${text}`]
      : [];
  });

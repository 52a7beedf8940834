import { languages } from './monaco';

/** Says in a hover which record the character under the pointer comes from. */
export function describeInHovers(describe: (offset: number) => string | null): () => void {
  const provider = languages.registerHoverProvider('*', {
    provideHover: (model, position) => {
      const said = describe(model.getOffsetAt(position));
      // Labels are typed by people: as a code block they stay text in the hover's Markdown.
      return said === null ? null : { contents: [{ value: plainText(said) }] };
    },
  });
  return () => provider.dispose();
}

const plainText = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]()#+\-.!<>|~&$]/g, (sign) => `\\${sign}`);

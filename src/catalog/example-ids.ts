/** The digits of an example in the form of AWS's ids, another one for each seed. */
export const exampleHex = (seed: string): string =>
  [...seed]
    .map((char) => char.charCodeAt(0).toString(16))
    .join('')
    .slice(-17)
    .padStart(17, '0');

/** With `--brief` each measurement is made with the least that shows that it can be made; its times say little. */
export const IS_BRIEF = process.argv.includes('--brief');

/** How often something is repeated. */
export const often = (times: number): number => (IS_BRIEF ? 1 : times);

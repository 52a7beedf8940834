/** As the command that renames has it; a field that takes no more spares a refusal. */
export const LONGEST_LABEL = 200;

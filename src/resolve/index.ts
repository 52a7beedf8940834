/** Design → Model: containment, zones and CIDRs, and the facts that kinds and verbs contribute. Knows no kind by name. */
export { resolve } from './resolve';

/**
 * Never lose work: the design is kept in the browser as it is edited, each tab under its own key,
 * and comes back after a reload, a crash or a day. Knows the document only; the browser is behind
 * interfaces (`browser.ts`), so that what matters is tested without one.
 */
export { createAutosave, type Autosave, type AutosaveSetup } from './autosave';
export {
  browserDatabase,
  browserTabs,
  openBrowserStorage,
  openChannel,
  randomId,
  schedule,
  whenHidden,
} from './browser';
export { type RescueFile } from './problem';
export { type DesignStorage } from './storage';

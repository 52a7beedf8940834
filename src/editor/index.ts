/**
 * The session: what is open, what is selected, what can be undone. Knows no React and no kind; the catalog, the rules and the
 * exporters are handed in.
 */
export { createEditor, type Editor, type EditorState, type Notice } from './editor';

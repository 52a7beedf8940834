/** Monaco with no more than a read-only panel needs: every feature left out is JavaScript that nobody waits for. */
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/languages/definitions/hcl/register';
import 'monaco-editor/languages/definitions/javascript/register';
import 'monaco-editor/languages/definitions/markdown/register';
import 'monaco-editor/languages/definitions/shell/register';
// The grammar alone: Monaco's language service would call every import an error that the page cannot resolve.
import 'monaco-editor/languages/definitions/typescript/register';
import { languages } from 'monaco-editor/editor';
// oxlint-disable-next-line import/default -- Vite makes the module from the query
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { jsonGrammar } from './json-grammar';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

languages.register({ id: 'json' });
languages.setMonarchTokensProvider('json', jsonGrammar);

const HIGHLIGHTED = ['hcl', 'typescript', 'javascript', 'markdown', 'shell', 'json'];

/** The language to colour a file as; an unknown one stays plain. */
export const languageOf = (language: string): string =>
  HIGHLIGHTED.includes(language) ? language : 'plaintext';

export { editor, KeyCode, Range, Uri } from 'monaco-editor/editor';

import { createEditor, type Editor, type EditorSetup } from '../editor';
import { inspect, type ChecklistItem, type Rule } from '../validation';

interface EditorBeforeRules {
  readonly editor: Editor;
  readonly loadRules: () => Promise<void>;
}

/**
 * An editor that has no rules until they are loaded. They are a quarter of Lintel's own code, and nobody needs them to see the
 * canvas: it comes first, its badges a moment later.
 */
export function createEditorBeforeRules(
  setup: Omit<EditorSetup, 'rules' | 'checklist'>,
): EditorBeforeRules {
  // The editor reads both lists at every edit; filling them is how it gets to know the rules.
  const known: { rules: Rule[]; checklist: ChecklistItem[] } = { rules: [], checklist: [] };
  const editor = createEditor({ ...setup, ...known });

  async function loadRules(): Promise<void> {
    if (known.rules.length > 0) return;
    const { rules, checklist } = await import('../rules');
    // Asked for twice while it was on its way.
    if (known.rules.length > 0) return;
    known.rules.push(...rules);
    known.checklist.push(...checklist);
    const { model } = editor.store.getState();
    editor.store.setState({ inspection: inspect(model, known.rules, known.checklist) });
  }
  return { editor, loadRules };
}

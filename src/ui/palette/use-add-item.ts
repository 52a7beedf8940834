import { useCallback } from 'react';
import { placeNode, placePattern } from '../../spec/commands';
import { canvasCommands } from '../canvas/canvas-commands';
import { useTemplates } from '../gallery/templates-context';
import { useEditor } from '../use-editor';
import type { PaletteItem } from './drag';

/** Adds an item into the container that is selected, or into the VPC of what is, where each kind has its own tier. */
export function useAddItem(): (item: PaletteItem) => void {
  const editor = useEditor();
  const templates = useTemplates();
  return useCallback(
    (item) => {
      const { model, selection } = editor.store.getState();
      const [id] = selection.nodes.length === 1 ? selection.nodes : [];
      const chosen = id === undefined ? null : model.get(id);
      const over =
        chosen === null || chosen.spec.container
          ? (chosen?.id ?? null)
          : (model.networkOf(chosen.id)?.vpc ?? chosen.parent);
      if (item.type === 'pattern')
        editor.run(placePattern, { pattern: item.pattern, over, at: null });
      else if (item.type === 'template') {
        const template = templates.find((one) => one.id === item.template)!;
        editor.runBound(template.insertAt(null));
      } else if (editor.catalog.kinds.get(item.kind)?.spec.isFrame && model.nodes.length > 0) {
        // Nobody says where: around what is selected, or around everything.
        const all = model.nodes.map((node) => node.id);
        canvasCommands.get()?.frame(selection.nodes.length > 0 ? selection.nodes : all);
      } else if (id === undefined || !canvasCommands.get()?.decide(item.kind, id))
        editor.run(placeNode, { kind: item.kind, preset: item.preset, over, at: null });
    },
    [editor, templates],
  );
}

import { useCallback } from 'react';
import type { JsonValue } from '../../kit/json';
import { plural } from '../../kit/words';
import { setProfile, setSetting } from '../../spec/commands';
import { isProfile } from '../../spec/profile';
import { SETTINGS } from '../../spec/settings';
import { useEditor, useEditorState } from '../use-editor';
import { FieldForm } from './FieldForm';
import { NodeComments } from './NodeComments';

const DESIGN = {};

/** What is shown while nothing is selected: the design as a whole. */
export function SettingsInspector() {
  const editor = useEditor();
  const settings = useEditorState((state) => state.model.settings);
  const nodes = useEditorState((state) => state.model.nodes.length);
  const edges = useEditorState((state) => state.model.edges.length);
  const onChange = useCallback(
    (name: string, value: JsonValue) => {
      if (name === 'profile' && isProfile(value)) editor.run(setProfile, { profile: value });
      else editor.run(setSetting, { name, value });
    },
    [editor],
  );
  const counts = `${plural(nodes, 'node')}, ${plural(edges, 'connection')}. Select one on the canvas to change it.`;
  return (
    <>
      <header className="inspector__head">
        <h2 className="inspector__title">Design</h2>
        <p className="inspector__summary">{nodes === 0 ? 'Nothing is drawn yet.' : counts}</p>
      </header>
      <FieldForm owner={DESIGN} fields={SETTINGS} params={settings} onChange={onChange} />
      <NodeComments about={null} name="the design" />
    </>
  );
}

import { useCallback, useMemo } from 'react';
import type { NodeId } from '../../design';
import { remarksOf } from '../../spec/remarks';
import { useValue } from '../canvas/value-store';
import { Section } from '../primitives';
import { Comments, type Run } from '../reading/Comments';
import { commenting } from '../reading/commenting';
import { useEditor, useEditorState } from '../use-editor';

/** What is said about a node, or about the design as a whole. */
export function NodeComments({ about, name }: { readonly about: NodeId | null; name: string }) {
  const editor = useEditor();
  const id = useEditorState((state) => state.id);
  const model = useEditorState((state) => state.model);
  const comments = useMemo(() => remarksOf(model).get(about) ?? [], [model, about]);
  const isAsked = useValue(commenting, (asked) => asked !== null && asked === about);
  const run: Run = useCallback((command, args) => editor.run(command, args), [editor]);
  return (
    <Section title="Comments" openWhen={isAsked}>
      <Comments
        key={String(isAsked)}
        about={about}
        name={name}
        comments={comments}
        run={run}
        startsWriting={isAsked}
        draftsOf={id}
        onDone={() => commenting.set(null)}
      />
    </Section>
  );
}

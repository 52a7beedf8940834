import { useRef, type KeyboardEvent } from 'react';
import { setSetting } from '../../spec/commands';
import { SETTINGS } from '../../spec/settings';
import { useEditor, useEditorState } from '../use-editor';

export function DesignTitle() {
  const editor = useEditor();
  const title = useEditorState((state) => state.model.settings.title);
  const input = useRef<HTMLInputElement>(null);
  const set = (value: string) => editor.run(setSetting, { name: 'title', value });
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === 'Escape') input.current?.blur();
  };
  return (
    <span className="header__title" data-design-field>
      {/* The input cannot size itself to its text; the text beneath it does. */}
      <span className="header__title-size" aria-hidden>
        {title === '' ? SETTINGS.title.default : title}
      </span>
      <input
        ref={input}
        type="text"
        aria-label="Title of the design"
        className="header__title-input"
        value={title}
        placeholder={SETTINGS.title.default}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => set(event.currentTarget.value)}
        onKeyDown={onKey}
      />
    </span>
  );
}

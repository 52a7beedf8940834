import { useMemo, useRef, useState } from 'react';
import { truncate } from '../../kit/words';
import { setProfile } from '../../spec/commands';
import { switchProfile } from '../../spec/commands/set-profile';
import { PROFILES, profileOf, type Profile } from '../../spec/profile';
import { PROFILE_WORDS } from '../../validation';
import { useEditor, useEditorState } from '../use-editor';
import { FixPreview } from './FixPreview';

/** What the design is for. Another profile is previewed when it changes more than what is checked. */
export function ProfileSwitch() {
  const editor = useEditor();
  const profile = useEditorState((state) => profileOf(state.model.settings));
  const [wanted, setWanted] = useState<Profile | null>(null);
  const choices = useRef<HTMLFieldSetElement>(null);
  const close = () => {
    setWanted(null);
    choices.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  };
  const apply = (chosen: Profile) => {
    editor.run(setProfile, { profile: chosen });
    close();
  };
  const choose = (chosen: Profile) => {
    const { model } = editor.store.getState();
    const { changed, kept } = switchProfile(model, chosen);
    if (chosen === profile || chosen === wanted) setWanted(null);
    else if (changed.size + kept.length > 0) setWanted(chosen);
    else apply(chosen);
  };
  return (
    <section className="check-profile" aria-label="Profile">
      <fieldset
        ref={choices}
        className="check-profile__choices"
        aria-label="What the design is for"
      >
        {PROFILES.map((each) => (
          <button
            key={each}
            type="button"
            className="check-profile__choice"
            aria-pressed={each === profile}
            aria-expanded={each === profile ? undefined : each === wanted}
            onClick={() => choose(each)}
          >
            {PROFILE_WORDS[each].title}
          </button>
        ))}
      </fieldset>
      {wanted === null || wanted === profile ? (
        <p className="check-profile__says">{PROFILE_WORDS[profile].asks}</p>
      ) : (
        <Preview profile={wanted} onApply={() => apply(wanted)} onCancel={close} />
      )}
    </section>
  );
}

interface PreviewProps {
  readonly profile: Profile;
  readonly onApply: () => void;
  readonly onCancel: () => void;
}

function Preview({ profile, onApply, onCancel }: PreviewProps) {
  const editor = useEditor();
  const model = useEditorState((state) => state.model);
  // oxlint-disable-next-line react/exhaustive-deps
  const plan = useMemo(() => editor.plan(setProfile, { profile }), [editor, profile, model]);
  const { title, asks, brings } = PROFILE_WORDS[profile];
  const stays = switchProfile(model, profile).kept.map(({ node, fields }) => {
    const { label, slug, spec } = model.get(node);
    const names = fields.map((name) => spec.fields[name]?.label ?? name);
    return `${truncate(label.trim() || slug, 60)}: ${names.join(', ')}`;
  });
  return (
    <FixPreview plan={plan} onApply={onApply} onCancel={onCancel}>
      <p className="check-preview__title">{title}</p>
      <p className="check-profile__says">
        {asks} {brings}
      </p>
      {stays.length === 0 ? null : (
        <>
          <p className="check-preview__title">Stays, because it was set by hand:</p>
          <ul className="check-preview__lines">
            {stays.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </FixPreview>
  );
}

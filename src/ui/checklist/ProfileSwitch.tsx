import { setProfile } from '../../spec/commands';
import { PROFILES, profileOf } from '../../spec/profile';
import { PROFILE_WORDS } from '../../validation';
import { tipAttributes } from '../primitives';
import { useEditor, useEditorState } from '../use-editor';

/** What the design is for. One click switches it; the notice says what that has changed, and takes it back. */
export function ProfileSwitch() {
  const editor = useEditor();
  const profile = useEditorState((state) => profileOf(state.model.settings));
  return (
    <section className="check-profile" aria-label="Profile">
      <fieldset className="check-profile__choices" aria-label="What the design is for">
        {PROFILES.map((each) => {
          const { title, asks, brings } = PROFILE_WORDS[each];
          return (
            <button
              key={each}
              type="button"
              className="check-profile__choice"
              aria-pressed={each === profile}
              onClick={() => each !== profile && editor.run(setProfile, { profile: each })}
              {...tipAttributes({ text: asks, body: brings })}
            >
              {title}
            </button>
          );
        })}
      </fieldset>
      <p className="check-profile__says">{PROFILE_WORDS[profile].asks}</p>
    </section>
  );
}

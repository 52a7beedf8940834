import './Kbd.css';

const IS_MAC = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);

const NAMES: Readonly<Record<string, string>> = IS_MAC
  ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↵', Delete: '⌫', Escape: 'Esc' }
  : { Mod: 'Ctrl', Escape: 'Esc', Delete: 'Del', Enter: 'Enter' };

/** A combination as on the keyboard: "Mod+Shift+Z". `Mod` is the command key on a Mac and Ctrl elsewhere. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <kbd className="ui-kbd">
      {keys.split(/(?<=.)\+/).map((key) => (
        <span key={key} className="ui-kbd__key">
          {NAMES[key] ?? key}
        </span>
      ))}
    </kbd>
  );
}

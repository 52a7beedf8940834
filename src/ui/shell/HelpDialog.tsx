import { Dialog, Kbd } from '../primitives';
import './HelpDialog.css';

interface Shortcut {
  readonly does: string;
  readonly keys: readonly string[];
}

const GROUPS: readonly { readonly title: string; readonly shortcuts: readonly Shortcut[] }[] = [
  {
    title: 'Everywhere',
    shortcuts: [
      { does: 'Every command', keys: ['Mod+K'] },
      { does: 'Undo', keys: ['Mod+Z'] },
      { does: 'Redo', keys: ['Mod+Shift+Z', 'Mod+Y'] },
      { does: 'This list', keys: ['?'] },
    ],
  },
  {
    title: 'Palette',
    shortcuts: [
      { does: 'Move through the entries', keys: ['↑', '↓'] },
      { does: 'Add the entry', keys: ['Enter'] },
      { does: 'Give up a drag', keys: ['Escape'] },
    ],
  },
  {
    title: 'Select',
    shortcuts: [
      { does: 'Walk along the connections', keys: ['Alt+Arrow'] },
      { does: 'Select what has the focus', keys: ['Enter', 'Space'] },
      { does: 'Add it to the selection', keys: ['Shift+Enter'] },
      { does: 'Select all', keys: ['Mod+A'] },
      { does: 'Let go of the selection', keys: ['Escape'] },
    ],
  },
  {
    title: 'Change',
    shortcuts: [
      { does: 'Menu: connect to, move into…', keys: ['Shift+F10'] },
      { does: 'Add at the pointer', keys: ['A'] },
      { does: 'Rename', keys: ['F2'] },
      { does: 'Cut, copy and paste', keys: ['Mod+X', 'Mod+C', 'Mod+V'] },
      { does: 'Duplicate', keys: ['Mod+D'] },
      { does: 'Delete', keys: ['Delete', 'Backspace'] },
      { does: 'Frame the selection', keys: ['F'] },
    ],
  },
  {
    title: 'Move',
    shortcuts: [
      { does: 'By a square of the grid', keys: ['←', '↑', '↓', '→'] },
      { does: 'By four squares of the grid', keys: ['Shift+←', 'Shift+→'] },
      { does: 'Into another container', keys: ['Alt+Enter'] },
      { does: 'Arrange the selection, or everything', keys: ['L'] },
      { does: 'Drag a copy', keys: ['Alt'] },
      { does: 'Drag without snapping to others', keys: ['Mod'] },
      { does: 'Drag a frame without what stands in it', keys: ['Mod'] },
    ],
  },
  {
    title: 'View',
    shortcuts: [
      { does: 'By Availability Zone, or by tier', keys: ['Z'] },
      { does: 'A drag selects, or moves the view', keys: ['V', 'H'] },
      { does: 'Move the view by dragging, while held', keys: ['Space'] },
      { does: 'Zoom in, out', keys: ['+', '-'] },
      { does: 'Zoom to fit', keys: ['Shift+1'] },
      { does: 'Zoom to 100 %', keys: ['Shift+0'] },
    ],
  },
  {
    title: 'Inspector',
    shortcuts: [
      { does: 'Number up or down', keys: ['↑', '↓'] },
      { does: 'By ten steps', keys: ['Shift+↑', 'Shift+↓'] },
      { does: 'Add the comment that is written', keys: ['Mod+Enter'] },
    ],
  },
  {
    title: 'Compare',
    shortcuts: [
      { does: 'Next difference', keys: ['N', 'J'] },
      { does: 'Previous difference', keys: ['P', 'K'] },
    ],
  },
  {
    title: 'Present',
    shortcuts: [
      { does: 'Next step', keys: ['→', 'Page Down', 'Space'] },
      { does: 'Previous step', keys: ['←', 'Page Up'] },
      { does: 'First, last step', keys: ['Home', 'End'] },
    ],
  },
];

export default function HelpDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard shortcuts" size="lg">
      {/* Where the window is low, keys scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="help" aria-label="Shortcuts" tabIndex={0}>
        {GROUPS.map(({ title, shortcuts }) => (
          <section key={title} className="help__group">
            <h3 className="help__title">{title}</h3>
            <dl className="help__list">
              {shortcuts.map(({ does, keys }) => (
                <div key={does} className="help__line">
                  <dt>{does}</dt>
                  <dd>
                    {keys.map((combination) => (
                      <Kbd key={combination} keys={combination} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  );
}

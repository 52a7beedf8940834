import './app.css';

/** Appears only when opening takes long enough to wonder. */
export function Opening() {
  return (
    <output className="app-opening">
      <span>Opening your design…</span>
    </output>
  );
}

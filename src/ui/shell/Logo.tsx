/** A lintel: the beam over two posts that carries what stands above. */
export function Logo() {
  return (
    <svg className="header__logo" viewBox="0 0 24 24" width="22" height="22" aria-hidden>
      <rect x="2" y="4" width="20" height="6" rx="1.5" fill="var(--accent)" />
      <rect x="4" y="12" width="5" height="9" rx="1" fill="currentColor" />
      <rect x="15" y="12" width="5" height="9" rx="1" fill="currentColor" />
    </svg>
  );
}

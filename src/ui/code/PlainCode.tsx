/** The file as it is, until Monaco has loaded, and for good if it does not. */
export function PlainCode({ path, text }: { readonly path: string; readonly text: string }) {
  return (
    <section className="code-plain" aria-label={`Code of ${path}`}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard */}
      <pre tabIndex={0}>{text}</pre>
    </section>
  );
}

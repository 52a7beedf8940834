import { createContext, useCallback, useContext, type CSSProperties } from 'react';
import './KindIcon.css';

/** Kind id, or kind id and preset ("kind/preset") → text of an SVG. One that paints with `currentColor` follows the theme. */
export type Icons = Readonly<Record<string, string>>;
export const IconsContext = createContext<Icons>({});

const urls = new Map<string, string>();

function urlOf(svg: string): string {
  let url = urls.get(svg);
  if (!url) urls.set(svg, (url = `data:image/svg+xml,${encodeURIComponent(svg)}`));
  return url;
}

/** The text of a kind's SVG; a preset without an icon of its own carries its kind's. */
const svgOf = (icons: Icons, kind: string): string | undefined =>
  icons[kind] ?? icons[kind.split('/')[0] ?? ''];

/** For who draws with them. */
export function useIconOf(): (kind: string) => string | undefined {
  const icons = useContext(IconsContext);
  return useCallback((kind) => svgOf(icons, kind), [icons]);
}

/** For a picture that cannot follow the theme: one that paints with the text's colour gets a middle grey. */
export function pictureOf(icons: Icons, kind: string): string | undefined {
  const svg = svgOf(icons, kind);
  return svg && urlOf(svg.replaceAll('currentColor', '#7d8795'));
}

/** Decorative: what it stands for is always written beside it. */
export function KindIcon({ kind, size = 24 }: { readonly kind: string; readonly size?: number }) {
  const icons = useContext(IconsContext);
  const svg = svgOf(icons, kind);
  if (!svg)
    return (
      <span className="ui-kind-icon ui-kind-icon--missing" style={{ width: size, height: size }} />
    );
  if (svg.includes('currentColor')) {
    const mask = { '--icon': `url("${urlOf(svg)}")`, width: size, height: size } as CSSProperties;
    return <span className="ui-kind-icon ui-kind-icon--plain" style={mask} aria-hidden />;
  }
  // Some icons are lines on nothing; the others fill their square, and begin with its outline.
  const isLines = !/ d="M0 0h/i.test(svg);
  return (
    <img
      className={`ui-kind-icon ${isLines ? 'ui-kind-icon--lines' : ''}`}
      src={urlOf(svg)}
      width={size}
      height={size}
      alt=""
      draggable={false}
    />
  );
}

import { editor } from './monaco';

const THEME = 'lintel';

/** Monaco paints from a theme of its own, so the tokens are read into it, again whenever the page's theme changes. */
export function followTheme(): () => void {
  const root = document.documentElement;
  const define = () => {
    editor.defineTheme(THEME, themeFrom(getComputedStyle(root)));
    editor.setTheme(THEME);
  };
  define();
  const observer = new MutationObserver(define);
  observer.observe(root, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** Faint text is too faint on the background of a marked line. */
function themeFrom(style: CSSStyleDeclaration): editor.IStandaloneThemeData {
  const hex = createHex();
  const token = (name: string): string => hex(style.getPropertyValue(`--${name}`));
  const isDark = style.colorScheme.includes('dark');
  const rule = (name: string, color: string) => ({
    token: name,
    foreground: token(color).slice(1),
  });
  const panel = token('bg-panel');
  const colors = {
    'editor.background': panel,
    'editor.foreground': token('text'),
    'editorGutter.background': panel,
    'editorLineNumber.foreground': token('text-muted'),
    'editorLineNumber.activeForeground': token('text'),
    'editor.lineHighlightBackground': panel,
    'editor.selectionBackground': token('bg-active'),
    'editor.inactiveSelectionBackground': token('bg-active'),
    'editor.selectionHighlightBackground': token('bg-hover'),
    'editor.findMatchBackground': token('warning-soft'),
    'editor.findMatchHighlightBackground': token('warning-soft'),
    'editorBracketMatch.background': token('bg-active'),
    'editorBracketMatch.border': token('border-strong'),
    'editorIndentGuide.background1': token('border'),
    'editorIndentGuide.activeBackground1': token('border'),
    'editorCursor.foreground': token('accent'),
    'editorWidget.background': token('bg-raised'),
    'editorWidget.foreground': token('text'),
    'editorWidget.border': token('border-strong'),
    'editorHoverWidget.background': token('bg-raised'),
    'editorHoverWidget.foreground': token('text'),
    'editorHoverWidget.border': token('border-strong'),
    'input.background': token('bg-input'),
    'input.foreground': token('text'),
    'input.border': token('border'),
    focusBorder: token('accent'),
    'scrollbar.shadow': panel,
    'scrollbarSlider.background': token('border'),
    'scrollbarSlider.hoverBackground': token('border-strong'),
    'scrollbarSlider.activeBackground': token('border-strong'),
    'editorOverviewRuler.border': panel,
    'editorOverviewRuler.background': panel,
    'lintel.changed': token('success'),
    'lintel.chosen': token('accent'),
  };
  return {
    base: isDark ? 'vs-dark' : 'vs',
    inherit: true,
    colors,
    rules: [
      rule('', 'text'),
      rule('comment', 'text-muted'),
      rule('keyword', 'accent'),
      rule('type', 'accent'),
      rule('string', 'success'),
      rule('string.link', 'accent'),
      rule('number', 'warning'),
      rule('identifier', 'aws-data'),
      rule('variable', 'text'),
      // HCL has a name before each value; in TypeScript nearly every word is one, and types are what stands out.
      ...['ts', 'js'].flatMap((postfix) => [
        rule(`identifier.${postfix}`, 'text'),
        rule(`type.identifier.${postfix}`, 'aws-data'),
      ]),
      rule('delimiter', 'text-muted'),
      rule('operator', 'text-muted'),
      rule('metatag', 'text-muted'),
    ],
  };
}

/** Monaco only takes `#rrggbb`, and a minifier writes `#fff`; a canvas reads every colour of CSS and gives it back as that. */
function createHex(): (color: string) => string {
  const context = document.createElement('canvas').getContext('2d');
  return (color) => {
    if (!context) return '#808080';
    context.fillStyle = color.trim();
    const read = context.fillStyle;
    // Colours of the system may let something through: "rgba(5, 0, 73, 0.8)".
    const channels = /^rgba\((\d+), (\d+), (\d+),/.exec(read)?.slice(1);
    if (!channels) return read;
    return `#${channels.map((each) => Number(each).toString(16).padStart(2, '0')).join('')}`;
  };
}

/** As `ui/tokens.css` has them: a picture stands where no style sheet reaches. A test keeps the two the same. */
export const COLOURS = {
  light: {
    'bg-canvas': '#fafbfc',
    'bg-panel': '#ffffff',
    'bg-raised': '#ffffff',
    border: '#e2e5ea',
    'border-strong': '#c9ced6',
    text: '#1b1f27',
    'text-muted': '#5a6372',
    'text-faint': '#616a78',
    warning: '#96600a',
    'warning-soft': '#fdf4e2',
    'aws-region': '#0b7b82',
    'aws-vpc': '#7a3fe0',
    'aws-zone': '#16699b',
    'aws-public': '#5b7f12',
    'aws-public-tint': 'rgb(122 161 22 / 10%)',
    'aws-private': '#0b7f86',
    'aws-private-tint': 'rgb(0 164 166 / 8%)',
    'aws-data': '#2f6fb3',
    'aws-data-tint': 'rgb(47 111 179 / 8%)',
    'flow-traffic': '#616a78',
    'flow-data': '#2b66a6',
    'flow-events': '#8a3f86',
    'flow-replication': '#23744f',
    'flow-failover': '#9a5212',
    'flow-remark': '#616a78',
  },
  dark: {
    'bg-canvas': '#13161b',
    'bg-panel': '#181b21',
    'bg-raised': '#20242c',
    border: '#2a303a',
    'border-strong': '#3e4653',
    text: '#e7eaf0',
    'text-muted': '#a3acba',
    'text-faint': '#8a94a4',
    warning: '#e9b65c',
    'warning-soft': '#362a14',
    'aws-region': '#4cc3c7',
    'aws-vpc': '#b08cff',
    'aws-zone': '#63b5e8',
    'aws-public': '#a6c95a',
    'aws-public-tint': 'rgb(166 201 90 / 10%)',
    'aws-private': '#4cc3c7',
    'aws-private-tint': 'rgb(76 195 199 / 8%)',
    'aws-data': '#7fb2ec',
    'aws-data-tint': 'rgb(127 178 236 / 9%)',
    'flow-traffic': '#8a94a4',
    'flow-data': '#7fb0e6',
    'flow-events': '#d79ad2',
    'flow-replication': '#74c49a',
    'flow-failover': '#e0a468',
    'flow-remark': '#9aa3b2',
  },
} as const;

export type PictureTheme = keyof typeof COLOURS;
export type Colour = keyof (typeof COLOURS)['light'];
export type Colours = Readonly<Record<Colour, string>>;

interface Paint {
  readonly colour: string;
  /** From 0 to 1. */
  readonly opacity: number;
}

/** Programs that are no browsers know no alpha in a colour. */
export function paintOf(text: string): Paint {
  const [, red, green, blue, percent] = /^rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)$/.exec(text) ?? [];
  if (percent === undefined) return { colour: text, opacity: 1 };
  const hex = [red, green, blue].map((part) => Number(part).toString(16).padStart(2, '0')).join('');
  return { colour: `#${hex}`, opacity: Number(percent) / 100 };
}

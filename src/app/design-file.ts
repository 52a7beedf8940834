import { toStored, type Design } from '../design';
import type { RescueFile } from '../editor/persistence';
import { slugify } from '../kit/words';
import { readSettings } from '../spec/settings';
import { saveFile } from '../ui/code/save-file';

export const designFile = (design: Design): RescueFile => ({
  name: `${slugify(readSettings(design).title)}.lintel.json`,
  text: `${JSON.stringify(toStored(design), null, 2)}\n`,
});

export const download = ({ name, text }: RescueFile): void =>
  saveFile(name, new TextEncoder().encode(text), 'application/json');

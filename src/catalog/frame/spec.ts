import { FRAME_SIDE } from '../../spec/geometry/frames';
import { defineKind } from '../../spec/kind-spec';

const side = {
  type: 'number',
  group: 'Size',
  ...FRAME_SIDE,
  unit: 'px',
  help: 'A corner of the frame can be dragged, too.',
  unseen: true,
} as const;

export const frame = defineKind({
  id: 'frame',
  title: 'Frame',
  short: 'Frame',
  summary: 'A part of the drawing to present, or to save as a picture. Drawn, never exported.',
  keywords: ['slide', 'present', 'section', 'group', 'sketch'],
  category: 'sketch',
  label: 'Frame',
  slug: 'frame',
  inside: ['canvas'],
  can: [],
  fields: {
    caption: {
      type: 'text',
      label: 'Caption',
      group: 'Presentation',
      default: '',
      multiline: true,
      placeholder: 'What it shows',
      help: 'Shown when the frame is presented, and in the documents.',
      unseen: true,
    },
    position: {
      type: 'number',
      label: 'Position',
      group: 'Presentation',
      default: 0,
      min: 0,
      max: 999,
      help: '1 is presented first. 0: in reading order.',
      unseen: true,
    },
    width: { ...side, label: 'Width', default: 640 },
    height: { ...side, label: 'Height', default: 400 },
  },
  exported: false,
  isFrame: true,
  caption: () => '',
});

import type { Picture } from '../../picture';

/** What browsers paint at most: Chromium and Firefox by side and area, Safari by area on a phone. */
const MOST_SIDE = 16_384;
const MOST_AREA = 2 ** 27;

export const SCALES = [1, 2, 3, 4] as const;
export type Scale = (typeof SCALES)[number];

/** Whether a browser paints it that large. */
export const canScale = ({ width, height }: Picture, scale: Scale): boolean =>
  Math.max(width, height) * scale <= MOST_SIDE && width * height * scale * scale <= MOST_AREA;

/** The picture as a PNG. Rejects when the browser has no memory for it. */
export async function rasterize({ svg, width, height }: Picture, scale: Scale): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser has no memory for a picture of this size.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The browser has no memory for a picture of this size.'));
    }, 'image/png');
  });
}

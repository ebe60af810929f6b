// The icon as pixels, drawn from the one drawing in web/app/icon.svg: rectangles and circles, one over the other, each pixel the
// mean of 8 by 8 points. Imports the PNG writer (pngjs) and the build's own pieces.
import { PNG } from 'pngjs';
import { readText } from './project.mjs';

const kPoints = 8;

/** @typedef {{has: (x: number, y: number) => boolean, colour: number[]}} Shape */

/** @param {string} drawing @returns {{size: number, shapes: Shape[]}} */
function readDrawing(drawing) {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(drawing)?.[1]);
  const shapes = [...drawing.matchAll(/<(\w+)\s([^>]*)\/>/g)].map(([, name, text]) => {
    const { fill = '', ...given } = Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value]));
    const at = (/** @type {string} */ key) => Number(given[key]);
    const colour = [1, 3, 5].map((start) => Number.parseInt(fill.slice(start, start + 2), 16));
    const has = name === 'circle'
      ? (/** @type {number} */ x, /** @type {number} */ y) => (x - at('cx')) ** 2 + (y - at('cy')) ** 2 <= at('r') ** 2
      : (/** @type {number} */ x, /** @type {number} */ y) => x >= at('x') && x <= at('x') + at('width') && y >= at('y') && y <= at('y') + at('height');
    if (!['circle', 'rect'].includes(name) || colour.some(Number.isNaN)) throw new Error(`icon.svg: ${name} cannot be drawn`);
    return { has, colour };
  });
  if (!(size > 0) || shapes.length === 0) throw new Error('icon.svg cannot be read');
  return { size, shapes };
}

/** @param {string} drawing @param {number} pixels */
function pngOf(drawing, pixels) {
  const { size, shapes } = readDrawing(drawing);
  const png = new PNG({ width: pixels, height: pixels, colorType: 2 });
  for (let y = 0; y < pixels; y += 1) {
    for (let x = 0; x < pixels; x += 1) {
      const sum = [0, 0, 0];
      for (let point = 0; point < kPoints * kPoints; point += 1) {
        const at = (/** @type {number} */ pixel, /** @type {number} */ step) => ((pixel + (step + 0.5) / kPoints) * size) / pixels;
        const [px, py] = [at(x, point % kPoints), at(y, Math.floor(point / kPoints))];
        const top = shapes.findLast(({ has }) => has(px, py));
        for (let part = 0; part < 3; part += 1) sum[part] += top?.colour[part] ?? 255;
      }
      png.data.set([...sum.map((value) => Math.round(value / kPoints ** 2)), 255], 4 * (y * pixels + x));
    }
  }
  return new Uint8Array(PNG.sync.write(png, { colorType: 2 }));
}

/** @param {string} path of the drawing @returns {import('./project.mjs').Files} */
export function iconFiles(path) {
  const drawing = readText(path);
  return new Map([['icon.svg', new TextEncoder().encode(drawing)], ['icon-192.png', pngOf(drawing, 192)], ['icon-512.png', pngOf(drawing, 512)]]);
}

/** The drawing as an address, so that a page needs no file for it. @param {string} path */
export const iconAddress = (path) => `data:image/svg+xml,${encodeURIComponent(readText(path).replace(/\n\s*/g, ''))}`;

// Files out of the page: saved by the browser, or made into a picture first. Imports nothing.

/** How long a saved file's address is kept; browsers read it a moment after the click. */
const keepAddress = 60_000;
/** Dots of a picture for each dot of the page. */
const pictureScale = 2;
/** Side of the largest canvas that every browser draws. */
const largestSide = 8192;

/** A frame without permission to save does nothing at all when asked, so whoever asks cannot know. */
export const mayNotSave = () => self.origin === 'null' && parent !== self;

/** @param {string} name @param {Blob} content */
export function saveFile(name, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keepAddress);
}

/**
 * Drawn from a data address: the only one that the page's policy allows, and the one that leaves a canvas readable.
 * @param {{svg: string, width: number, height: number}} drawing
 * @returns {Promise<{blob: Blob, address: string} | null>} null where the browser cannot
 */
export async function pictureOf({ svg, width, height }) {
  try {
    const image = new Image(width, height);
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    const scale = Math.min(pictureScale, largestSide / width, largestSide / height);
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    /** @type {Blob | null} */
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
    return blob && { blob, address: canvas.toDataURL('image/png') };
  } catch {
    return null;
  }
}

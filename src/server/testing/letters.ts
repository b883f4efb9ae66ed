import { pdfOf } from '../demo/letter-pdf.ts';
import { pngOf } from '../demo/scan-png.ts';

/** A whole PDF of one page that says these words. */
export const aPdf = (words: string): Buffer => pdfOf([words]);

/** A grey PNG of this size, in pixels. */
export const aPng = (width = 8, height = 8, grey = 200): Buffer => pngOf(width, height, () => grey);

import type { Side } from '#domain/referral/laterality';
import { pngOf } from './scan-png.ts';

type Point = readonly [x: number, y: number];
/** A limb's part: from here to there, as thick as this at either end. */
type Part = readonly [from: Point, to: Point, thick: number, thin: number];

const WIDTH = 520;
const HEIGHT = 700;
const PAPER = 246;
const INK = 40;
const PEN = 110;
const MIDDLE = WIDTH / 2;

/** Seen from the front, as patients shade it: their right is on the left of the sheet. */
const LEG: readonly Part[] = [
  [[74, -80], [68, 300], 62, 38],
  [[68, 300], [62, 540], 40, 22],
  [[62, 545], [88, 600], 24, 22],
];
const FROM_KNEE = 360;

const LETTERS: Readonly<Record<'R' | 'L', readonly string[]>> = {
  R: ['####.', '#...#', '#...#', '####.', '#.#..', '#..#.', '#...#'],
  L: ['#....', '#....', '#....', '#....', '#....', '#....', '#####'],
};
const DOT = 5;

/** The sheet on which a patient shades where it hurts: two legs, below the knee of this side. */
export function painDrawing(side: Side): Buffer {
  return pngOf(WIDTH, HEIGHT, (x, y) => {
    if (isLetter('R', x - 30, y - 40) || isLetter('L', x - (WIDTH - 55), y - 40)) return INK;
    const isLeft = x > MIDDLE;
    const depth = depthIn(Math.abs(x - MIDDLE), y);
    if (Math.abs(depth) < 1.4) return INK;
    const hurts = side === 'both' || (side === 'left') === isLeft;
    const isShaded = hurts && depth > 5 && y > FROM_KNEE && (x + 2 * y) % 17 < 3;
    return isShaded ? PEN : PAPER;
  });
}

/** How far inside the leg's outline; negative outside. */
function depthIn(x: number, y: number): number {
  return Math.max(
    ...LEG.map(([[ax, ay], [bx, by], thick, thin]) => {
      const [dx, dy] = [bx - ax, by - ay];
      const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
      const at = Math.min(1, Math.max(0, along));
      return thick + (thin - thick) * at - Math.hypot(x - ax - dx * at, y - ay - dy * at);
    }),
  );
}

const isLetter = (letter: 'R' | 'L', x: number, y: number): boolean =>
  x >= 0 && LETTERS[letter][Math.floor(y / DOT)]?.[Math.floor(x / DOT)] === '#';

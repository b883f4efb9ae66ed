import { LONGEST_PROCEDURE, SHORTEST_PROCEDURE } from '#domain/booking/booking';
import { MINUTE_STEP, type MinuteRange } from '#domain/time/minutes';
import type { Box } from '../board/board-geometry';
import type { Block } from '../board/board-layout';

/** A booking that is to last this long from now on. */
export interface Lengthened {
  readonly block: Block;
  readonly columnId: string;
  readonly durationMinutes: number;
}

/** So much of the foot of a booking is its edge, in pixels. */
const EDGE = 6;
/** Lower than this a booking is only moved by the pointer; the keys change its length. */
const TOO_LOW = 18;

export function isAtEdge(press: PointerEvent, target: Element): boolean {
  const { bottom, height } = target.getBoundingClientRect();
  return height >= TOO_LOW && press.clientY > bottom - EDGE && press.clientY <= bottom;
}

/** How long the booking would last if it ended at this height of the window. */
export function lengthTo(
  y: number,
  area: Pick<Box, 'top' | 'height'>,
  { minutes }: Pick<Block, 'minutes'>,
  range: MinuteRange,
): number {
  const end = range.start + ((y - area.top) / area.height) * (range.end - range.start);
  return withinLimits(Math.round((end - minutes.start) / MINUTE_STEP) * MINUTE_STEP);
}

export function longer({ minutes }: Pick<Block, 'minutes'>, by: number): number {
  return withinLimits(minutes.end - minutes.start + by);
}

const withinLimits = (minutes: number): number =>
  Math.min(LONGEST_PROCEDURE, Math.max(SHORTEST_PROCEDURE, minutes));

import type { Place } from '#domain/booking/booking-case';

/** Where somebody fills what has fallen free at this place: beside the board, on its day. */
export const gapLink = ({
  date,
  start,
  physicianId,
  roomId,
}: Place): readonly [string, ...string[]] => [
  '/board',
  date,
  'gap',
  roomId,
  physicianId,
  String(start),
];

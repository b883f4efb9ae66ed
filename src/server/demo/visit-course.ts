import type { Minute } from '#domain/time/minutes';
import type { Chance } from './chance.ts';
import type { PlacedBlock } from './plan-types.ts';

/** What really happened on the day of one block, in minutes of that day. */
export interface VisitCourse {
  readonly placed: PlacedBlock;
  readonly arrived: Minute;
  readonly checked: Minute;
  readonly prepared: Minute;
  readonly inRoom: Minute;
  readonly timeOut: Minute;
  readonly needle: Minute;
  readonly inRecovery: Minute;
  readonly scored: Minute;
  readonly ready: Minute;
  readonly signed: Minute;
  readonly home: Minute;
}

/** A list that runs late catches up by short turnovers; nobody begins more than this after plan. */
const LATEST = 14;

/**
 * A day as it went: patients come before their time, a room takes one after the other, nobody
 * leaves before half an hour of observation. `placed` are all blocks of one day.
 */
export function coursesOf(placed: readonly PlacedBlock[], chance: Chance): VisitCourse[] {
  const roomFree = new Map<number, Minute>();
  return [...placed]
    .sort((a, b) => a.start - b.start || a.room - b.room)
    .map((each) => {
      const own = chance.of(`course ${each.block.key}`);
      const { start, room } = each;
      const arrived = start - own.between(22, 44) - (each.sedated ? 15 : 0);
      const wished = start + own.between(-3, 5);
      const inRoom = Math.min(Math.max(wished, roomFree.get(room) ?? 0), start + LATEST);
      const prepared = inRoom - own.between(3, 6);
      const timeOut = inRoom + own.between(3, 6);
      const needle = timeOut + 1;
      const inRecovery = needle + own.between(9, 16);
      roomFree.set(room, inRecovery + own.between(5, 8));
      const ready = inRecovery + own.between(33, 46) + (each.sedated ? 15 : 0);
      return {
        placed: each,
        arrived,
        checked: Math.min(arrived + own.between(4, 8), prepared - 1),
        prepared,
        inRoom,
        timeOut,
        needle,
        inRecovery,
        scored: ready - 2,
        ready,
        signed: inRecovery + own.between(2, 20),
        home: ready + own.between(4, 12),
      };
    });
}

import type { Opening } from '#domain/booking/openings';
import { keepSame, spotAt, spotBeside } from './board-geometry';
import { nextOpening } from './board-cursor';

const box = { left: 100, top: 50, width: 300, height: 600 };
const range = { start: 480, end: 1080 };
const columns = ['room-1', 'room-2', 'room-3'];

describe('The cell under a pointer', () => {
  const points: [string, number, number, string | null, number][] = [
    ['the first corner', 100, 50, 'room-1', 480],
    ['within the first five minutes', 150, 54, 'room-1', 480],
    ['the next five', 150, 55, 'room-1', 485],
    ['the middle column', 200, 350, 'room-2', 780],
    ['the last cell', 399, 649, 'room-3', 1075],
    ['left of the board', 99, 100, null, 0],
    ['right of it', 400, 100, null, 0],
    ['above it', 150, 49, null, 0],
    ['below it', 150, 650, null, 0],
  ];
  for (const [name, x, y, columnId, start] of points)
    it(`is found at ${name}`, () => {
      expect(spotAt(x, y, box, columns, range)).toEqual(
        columnId === null ? null : { columnId, start },
      );
    });

  it('is none on a board without columns', () => {
    expect(spotAt(150, 100, box, [], range)).toBeNull();
  });
});

describe('The cell beside', () => {
  const spot = { columnId: 'room-2', start: 600 };
  const steps: [string, Parameters<typeof spotBeside>[1], string, number][] = [
    ['five minutes later', { minutes: 5 }, 'room-2', 605],
    ['half an hour earlier', { minutes: -30 }, 'room-2', 570],
    ['a column on', { columns: 1 }, 'room-3', 600],
    ['past the last column', { columns: 5 }, 'room-3', 600],
    ['before the first minute', { minutes: -1440 }, 'room-2', 480],
    ['past the last minute', { minutes: 1440 }, 'room-2', 1075],
  ];
  for (const [name, by, columnId, start] of steps)
    it(`is ${columnId} ${start} when it is ${name}`, () => {
      expect(spotBeside(spot, by, columns, range)).toEqual({ columnId, start });
    });
});

describe('The next legal start', () => {
  const opening = (roomId: string, start: number, end: number): Opening => ({
    sessionId: roomId,
    date: '2026-09-14',
    physicianId: `physician-of-${roomId}`,
    roomId,
    starts: [{ start, end }],
  });
  const openings = [opening('room-1', 600, 615), opening('room-3', 500, 520)];
  const rows: [string, number, string | null, number][] = [
    ['room-1', 480, 'room-1', 600],
    ['room-1', 600, 'room-1', 605],
    ['room-1', 610, 'room-3', 500],
    ['room-2', 600, 'room-3', 500],
    ['room-3', 515, 'room-1', 600],
  ];
  for (const [columnId, start, next, at] of rows)
    it(`after ${columnId} ${start} is ${next} ${at}`, () => {
      expect(nextOpening({ columnId, start }, columns, openings, 'room')).toEqual(
        next === null ? null : { columnId: next, start: at },
      );
    });

  it('is none where nothing is open', () => {
    expect(nextOpening({ columnId: 'room-1', start: 480 }, columns, [], 'room')).toBeNull();
  });
});

describe('Keeping what is the same', () => {
  const list = [
    { id: 'a', minutes: { start: 1, end: 2 } },
    { id: 'b', minutes: { start: 3, end: 4 } },
  ];

  it('keeps the whole list when nothing changed', () => {
    expect(keepSame(list, structuredClone(list))).toBe(list);
  });

  it('replaces only what changed', () => {
    const now = keepSame(list, [
      { ...list[0], id: 'a', minutes: { start: 1, end: 3 } },
      structuredClone(list[1] ?? list[0]),
    ] as typeof list);
    expect(now[0]).not.toBe(list[0] as (typeof list)[0]);
    expect(now[1]).toBe(list[1] as (typeof list)[0]);
  });

  it('sees an order that changed', () => {
    expect(keepSame(list, [...list].reverse())).not.toBe(list);
  });
});

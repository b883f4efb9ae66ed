import { aBooking } from '#domain/testing/builders';
import { aStep, at } from '#domain/testing/day-builders';
import { visitOf, type StampedStep } from '#domain/visit/visit';
import { initialsOf, wallOf } from '#domain/visit/wall';

const one = (id: string, start: number, ...steps: [StampedStep, string][]) => ({
  booking: aBooking({ id, start }),
  visit: { ...visitOf(id), steps: steps.map(([step, clock]) => aStep(step, at(clock))) },
  patient: { familyName: 'Okafor', givenName: 'Grace' },
});
const arrived: [StampedStep, string] = ['arrived', '09:00'];
const prepared: [StampedStep, string] = ['prepared', '09:10'];
const inRoom: [StampedStep, string] = ['in-room', '09:30'];
const inRecovery: [StampedStep, string] = ['in-recovery', '09:50'];

describe('What the wall shows', () => {
  for (const [familyName, givenName, initials] of [
    ['Okafor', 'Grace', 'G. O.'],
    ['O', 'G', 'G. O.'],
    ['yıldırım', 'zeynep', 'Z. Y.'],
    ['', 'Grace', 'G.'],
    [' ', '', ''],
  ] as const)
    it(`is “${initials}” of ${givenName} ${familyName}`, () => {
      expect(initialsOf({ familyName, givenName })).toBe(initials);
    });

  const cases: readonly [string, [StampedStep, string][], string | null][] = [
    ['expected', [], 'waiting 600 to come'],
    ['arrived', [arrived], 'waiting 600 here'],
    ['prepared', [arrived, prepared], 'waiting 600 here'],
    ['in the room', [arrived, prepared, inRoom], 'in-room 600 here'],
    ['in recovery', [arrived, prepared, inRoom, inRecovery], 'recovering 635 here'],
    ['ready', [arrived, prepared, inRoom, inRecovery, ['ready', '10:00']], 'ready 635 here'],
    [
      'gone home',
      [arrived, prepared, inRoom, inRecovery, ['ready', '09:55'], ['home', '09:58']],
      null,
    ],
    ['did not come', [['no-show', '09:45']], null],
  ];
  for (const [name, steps, expected] of cases)
    it(`says of a patient who is ${name}: ${expected ?? 'nothing'}`, () => {
      const wall = wallOf([one('a', 570, ...steps)], at('10:00'), 'Europe/London');
      const [line] = [...wall.values()].flat();
      const said = line && `${line.station} ${line.expectedAt} ${line.isHere ? 'here' : 'to come'}`;
      expect(said ?? null).toBe(expected);
    });

  it('has nothing by which anybody could be known', () => {
    const [line] = [...wallOf([one('a', 570)], at('09:00'), 'Europe/London').values()].flat();
    expect(Object.keys(line ?? {}).sort()).toEqual([
      ...['bayId', 'bookingId', 'expectedAt', 'initials', 'isHere', 'roomId', 'station'],
    ]);
  });

  it('has whoever is next first', () => {
    const wall = wallOf([one('b', 640), one('a', 600)], at('09:00'), 'Europe/London');
    expect(wall.get('waiting')?.map(({ bookingId }) => bookingId)).toEqual(['a', 'b']);
  });
});

import { bayChoices, bayLoad, chooseBay } from '#domain/booking/bays';
import { aBay, aPhysician, aRoom } from '#domain/testing/builders';
import { aBook, anotherBooking } from '#domain/testing/booking-builders';

const nobody = { now: '2026-09-07T08:00:00.000Z', holder: null, bookingIds: [] };
const bay = (number: number, over: Parameters<typeof aBay>[0] = {}) =>
  aBay({ id: `bay-${number}`, name: `Bay ${number}`, ...over });
const dayWith = (bays: ReturnType<typeof aBay>[], taken: [bayId: string, start: number][]) =>
  aBook({
    resources: [aRoom(), aPhysician(), ...bays],
    bookings: taken.map(([bayId, start], index) =>
      anotherBooking({ id: `b${index}`, patientId: `p${index}`, bayId, start: start - 30 }),
    ),
  }).day('2026-09-14');

describe('recovery bays', () => {
  const recovery = { start: 600, end: 645 };
  const rows: [string, ReturnType<typeof dayWith>, string | null, string[]][] = [
    [
      'the first by name, and ten after two',
      dayWith([bay(10), bay(2)], []),
      null,
      ['bay-2', 'bay-10'],
    ],
    [
      'the closest fit first',
      dayWith([bay(1), bay(2)], [['bay-2', 660]]),
      null,
      ['bay-2', 'bay-1'],
    ],
    ['not one that is taken', dayWith([bay(1), bay(2)], [['bay-1', 620]]), null, ['bay-2']],
    ['one that becomes free at that minute', dayWith([bay(1)], [['bay-1', 555]]), null, ['bay-1']],
    [
      'the present one above all',
      dayWith([bay(1), bay(2)], [['bay-2', 660]]),
      'bay-1',
      ['bay-1', 'bay-2'],
    ],
    [
      'not the present one when it is taken',
      dayWith([bay(1), bay(2)], [['bay-1', 620]]),
      'bay-1',
      ['bay-2'],
    ],
    [
      'not one without staff',
      dayWith([bay(1, { staffed: { 1: { start: 480, end: 640 } } })], []),
      null,
      [],
    ],
    [
      'one staffed to the very minute',
      dayWith([bay(1, { staffed: { 1: { start: 600, end: 645 } } })], []),
      null,
      ['bay-1'],
    ],
    ['not one out of service', dayWith([bay(1, { activeTo: '2026-09-13' })], []), null, []],
  ];
  for (const [name, day, present, choices] of rows)
    it(`choose ${name}`, () => {
      expect(bayChoices(day, recovery, nobody, present)).toEqual(choices);
      expect(chooseBay(day, recovery, nobody, present)).toBe(choices[0] ?? null);
    });

  it('show their load five minutes by five', () => {
    const day = dayWith(
      [bay(1), bay(2, { staffed: { 1: { start: 600, end: 605 } } })],
      [['bay-1', 600]],
    );
    expect(bayLoad(day, { start: 595, end: 610 }, nobody)).toEqual([
      { start: 595, taken: 0, staffed: 1 },
      { start: 600, taken: 1, staffed: 2 },
      { start: 605, taken: 1, staffed: 1 },
    ]);
  });
});

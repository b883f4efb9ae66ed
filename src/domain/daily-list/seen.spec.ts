import fc from 'fast-check';
import type { Booking } from '#domain/booking/booking';
import type { Risk } from '#domain/daily-list/risks';
import { changesOf, goneFrom, seenOf, type RowChange } from '#domain/daily-list/seen';
import { aBooking } from '#domain/testing/builders';

const DIABETES: Risk = { kind: 'diabetes' };
const apixaban = (over: Partial<Extract<Risk, { kind: 'antithrombotic' }>> = {}): Risk => ({
  kind: 'antithrombotic',
  drug: 'apixaban',
  decision: null,
  firstOmittedDay: null,
  prescriberAgreed: false,
  lastDose: null,
  ...over,
});
const row = (over: Partial<Booking> = {}, ...risks: Risk[]) => ({
  booking: aBooking({ start: 550, side: 'left', levels: ['L3'], ...over }),
  risks,
});

describe('What changed since a physician last looked', () => {
  const before = row();
  const cases: readonly [string, ReturnType<typeof row>, ReturnType<typeof row>, RowChange[]][] = [
    ['nothing', before, row(), []],
    ['the time', before, row({ start: 580 }), [{ kind: 'time', from: 550 }]],
    ['the side', before, row({ side: 'right' }), [{ kind: 'side', from: 'left' }]],
    ['the levels', before, row({ levels: ['L2', 'L3'] }), [{ kind: 'levels', from: ['L3'] }]],
    ['the room', before, row({ roomId: 'room-2' }), [{ kind: 'room', from: 'room-1' }]],
    [
      'the procedure',
      before,
      row({ procedureTypeId: 'type-other' }),
      [{ kind: 'procedure', from: before.booking.procedureTypeId }],
    ],
    [
      'that it is confirmed',
      row({ status: 'provisional' }),
      before,
      [{ kind: 'status', from: 'provisional' }],
    ],
    ['a risk', before, row({}, DIABETES), [{ kind: 'risk', risk: DIABETES }]],
    ['that a risk is gone', row({}, DIABETES), before, [{ kind: 'risk-gone' }]],
    [
      'a plan that was decided, said once',
      row({}, apixaban()),
      row({}, apixaban({ decision: 'stop', firstOmittedDay: '2026-09-11' })),
      [
        {
          kind: 'risk',
          risk: apixaban({ decision: 'stop', firstOmittedDay: '2026-09-11' }),
        },
      ],
    ],
    [
      'the side before the time',
      before,
      row({ start: 580, side: 'both' }),
      [
        { kind: 'side', from: 'left' },
        { kind: 'time', from: 550 },
      ],
    ],
  ];
  for (const [name, then, now, expected] of cases)
    it(`is ${name}`, () => {
      expect(changesOf(now, seenOf(then))).toEqual(expected);
    });

  it('is that a patient is new, or gone', () => {
    expect(changesOf(before, undefined)).toEqual([{ kind: 'new' }]);
    const seen = { 'booking-1': seenOf(before), 'booking-2': seenOf(before) };
    expect(goneFrom([before], seen)).toEqual(['booking-2']);
    expect(goneFrom([], {})).toEqual([]);
  });

  it('is nothing of what was just seen, whatever it is', () => {
    const bookings = fc.record({
      start: fc.integer({ min: 96, max: 200 }).map((five) => five * 5),
      side: fc.constantFrom('left' as const, 'right' as const, 'both' as const, null),
      levels: fc.subarray(['L2', 'L3', 'L4'] as const).map((levels) => [...levels]),
      status: fc.constantFrom('provisional' as const, 'booked' as const),
    });
    const risks = fc.subarray<Risk>([DIABETES, apixaban(), { kind: 'weight', kg: 55 }]);
    fc.assert(
      fc.property(bookings, risks, (over, itsRisks) => {
        const any = row(over, ...itsRisks);
        expect(changesOf(any, seenOf(any))).toEqual([]);
      }),
    );
  });
});

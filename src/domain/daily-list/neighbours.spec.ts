import { neighboursOf } from '#domain/daily-list/neighbours';
import { aBooking } from '#domain/testing/builders';
import type { VisitState } from '#domain/visit/visit';

const list = (...states: readonly (VisitState | 'cancelled')[]) =>
  states.map((state, nth) => ({
    booking: aBooking({
      id: `${nth + 1}`,
      start: 540 + nth * 40,
      ...(state === 'cancelled' && { status: 'cancelled' }),
    }),
    state: state === 'cancelled' ? ('expected' as const) : state,
  }));
const said = (rows: ReturnType<typeof list>, of: string): (string | undefined)[] => {
  const { before, after } = neighboursOf(rows, of);
  return [before?.id, after?.id];
};

describe('With whom a patient may change places', () => {
  const cases: readonly [string, ReturnType<typeof list>, string, (string | undefined)[]][] = [
    ['both neighbours', list('expected', 'expected', 'expected'), '2', ['1', '3']],
    ['only the next for the first', list('expected', 'expected'), '1', [undefined, '2']],
    ['only the one before for the last', list('expected', 'expected'), '2', ['1', undefined]],
    ['nobody who has come', list('arrived', 'expected', 'home'), '2', [undefined, undefined]],
    [
      'nobody, once the patient has come',
      list('expected', 'prepared'),
      '2',
      [undefined, undefined],
    ],
    [
      'nobody beyond one who has come',
      list('expected', 'in-room', 'expected'),
      '3',
      [undefined, undefined],
    ],
    ['nobody who no longer stands', list('cancelled', 'expected'), '2', [undefined, undefined]],
    ['nobody for one who is on another list', list('expected'), '9', [undefined, undefined]],
    ['nobody on an empty list', [], '1', [undefined, undefined]],
  ];
  for (const [name, rows, of, expected] of cases)
    it(`is ${name}`, () => {
      expect(said(rows, of)).toEqual(expected);
    });
});

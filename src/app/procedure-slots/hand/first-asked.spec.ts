import { daysSearched } from './first-asked';

describe('The days in which a first legal slot is looked for', () => {
  const shown = '2026-09-14';
  const today = '2026-09-10';
  const cases = [
    { case: 'from the day shown', asked: {}, from: shown, to: '2026-12-13' },
    { case: 'never in the past', asked: {}, shown: '2026-09-01', from: today, to: '2026-12-09' },
    {
      case: 'before a date, and not on it',
      asked: { before: '2026-09-20' },
      from: today,
      to: '2026-09-19',
    },
    {
      case: 'after a date, and not on it',
      asked: { after: '2026-09-20' },
      from: '2026-09-21',
      to: '2026-12-20',
    },
    { case: 'one day alone', asked: { on: '2026-09-20' }, from: '2026-09-20', to: '2026-09-20' },
  ];
  for (const each of cases)
    it(`are ${each.case}`, () => {
      expect(daysSearched(each.asked, each.shown ?? shown, today)).toEqual({
        from: each.from,
        to: each.to,
      });
    });
});

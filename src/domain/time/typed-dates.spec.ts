import { typedDates } from '#domain/time/typed-dates';

describe('A day typed into a search', () => {
  const cases: [typed: string, dates: string[], rest: string][] = [
    ['1974-03-02', ['1974-03-02'], ''],
    ['okafor 1974-3-2', ['1974-03-02'], 'okafor'],
    ['2.3.1974', ['1974-03-02', '1974-02-03'], ''],
    ['22/03/1974 grace', ['1974-03-22'], 'grace'],
    ['03/22/1974', ['1974-03-22'], ''],
    ['2.2.1974', ['1974-02-02'], ''],
    ['31.31.1974', [], '31.31.1974'],
    ['GA-000101', [], 'GA-000101'],
  ];
  for (const [typed, dates, rest] of cases)
    it(typed, () => {
      const read = typedDates(typed);
      expect({ ...read, rest: read.rest.trim() }).toEqual({ dates, rest });
    });
});

import { baysFullWords, fullRanges } from './bay-words';

const load = (start: number, end: number, taken: number, staffed: number) => ({
  minutes: { start, end },
  taken,
  staffed,
});

describe('The words of the bay load', () => {
  it('say when every staffed bay is taken, neighbours as one', () => {
    const loads = [
      load(600, 615, 1, 2),
      load(615, 630, 2, 2),
      load(630, 640, 3, 2),
      load(640, 700, 1, 2),
    ];
    expect(fullRanges(loads)).toEqual([{ start: 615, end: 640 }]);
    expect(baysFullWords(loads)).toBe('Bays full 10:15–10:40');
  });

  it('count the times when there are many', () => {
    const full = [600, 660, 720, 780].flatMap((start) => [
      load(start, start + 5, 2, 2),
      load(start + 5, start + 60, 1, 2),
    ]);
    expect(baysFullWords(full)).toBe('Bays full 4 times, 10:00–13:05');
  });

  it('say nothing while a bay is free, or none is needed', () => {
    expect(baysFullWords([load(600, 660, 1, 2), load(660, 720, 0, 0)])).toBeNull();
  });
});

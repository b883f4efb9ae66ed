import type { Booking, Told } from '#domain/booking/booking';
import { aBooking, aStamp } from '#domain/testing/builders';
import type { Names } from '../../shared/refusal-messages/names';
import { wasToldWords } from './booking-words';

describe('What a patient was told, and what is so now', () => {
  const names = {
    today: '2026-09-14',
    resource: (id: string) => (id === 'lind' ? 'Dr Lind' : 'Dr Osei'),
  } as Names;
  const told: Told = {
    ...aStamp(),
    ...{ date: '2026-09-15', start: 570, arrive: 540, physicianId: 'lind' },
    ...{ how: 'phone', confirmed: true },
  };
  const now: Partial<Booking> = {
    ...{ date: '2026-09-15', start: 570, arriveBeforeMinutes: 30, physicianId: 'lind' },
    told,
  };
  const cases: readonly (readonly [string, Partial<Booking>, string])[] = [
    ['the time', { start: 615 }, 'Was told tomorrow 09:30, now tomorrow 10:15.'],
    [
      'time and physician',
      { start: 615, physicianId: 'osei' },
      'Was told tomorrow 09:30 with Dr Lind, now tomorrow 10:15 with Dr Osei.',
    ],
    ['the physician', { physicianId: 'osei' }, 'Was told Dr Lind treats, now Dr Osei.'],
    ['the arrival', { arriveBeforeMinutes: 45 }, 'Was told to arrive 09:00, now 08:45.'],
  ];
  for (const [what, over, words] of cases)
    it(`says it of ${what}`, () => {
      expect(wasToldWords(aBooking({ ...now, ...over }), told, names)).toBe(words);
    });
});

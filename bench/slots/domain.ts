import { askingAt, type BookingCase } from '#domain/booking/booking-case';
import { clinicBook, type ClinicBook } from '#domain/booking/clinic-book';
import { firstPlaces, type Wanted } from '#domain/booking/openings';
import { aCase } from '#domain/testing/booking-builders';
import { aPatient, aReferral } from '#domain/testing/builders';
import { scanForPlaces } from '#domain/testing/interval-scan';
import { randomFrom } from '#domain/testing/random-clinic';
import { addDays } from '#domain/time/clinic-date';
import { clock, measure, percentile, type Measure } from '../measure.ts';
import { DAYS, FULL, fullClinic } from './full-clinic.ts';

export const SEARCHED = 50;
const FIRST_DAY = '2026-09-14';
const ASKING = askingAt('2026-09-07T08:00:00.000Z', 'Europe/London');
const WANTED: Wanted = { from: FIRST_DAY, to: addDays(FIRST_DAY, DAYS - 1) };
const SEARCHES = 300;
const AT_HAND_MS = 5;
const BUILT_MS = 15;

interface Search {
  readonly bookingCase: BookingCase;
  readonly wanted: Wanted;
}

/** Short blocks find their fifty in the first days; a long one after months, or never. */
function searches(): Search[] {
  const random = randomFrom(90);
  return Array.from({ length: SEARCHES }, (_, n) => {
    const patientId = FULL.patients(random(2) === 0 ? random(1_000) : 1_000_000 + n);
    const bookingCase = aCase({
      patient: aPatient({ id: patientId }),
      referral: aReferral({ patientId, decision: 'accepted' }),
      durationMinutes: 10 + random(5) * 5,
      recoveryMinutes: [0, 30, 45, 90, 120][random(5)] ?? 45,
    });
    const physicianId = random(3) === 0 ? (FULL.physicians[random(16)] ?? null) : null;
    return { bookingCase, wanted: { ...WANTED, physicianId } };
  });
}

type Find = typeof firstPlaces | typeof scanForPlaces;

function msOfEach(
  find: Find,
  asked: readonly Search[],
  bookFor: () => ClinicBook,
): { ms: number[]; found: string[] } {
  const ms: number[] = [];
  const found: string[] = [];
  for (const { bookingCase, wanted } of asked) {
    const began = clock();
    const places = find(SEARCHED, bookingCase, bookFor(), wanted, ASKING);
    ms.push(clock() - began);
    found.push(JSON.stringify(places));
  }
  return { ms, found };
}

/** The search for slots by itself: with the free/busy sets at hand, and from nothing but occupancies. */
export function freeSlotsInDomain(): Measure[] {
  const facts = fullClinic(FIRST_DAY, randomFrom(1));
  const asked = searches();
  const kept = clinicBook(facts);
  const atHand = () => kept;
  const built = () => clinicBook(facts);
  // A server has answered before; the scan is given the same.
  for (const bookFor of [atHand, built]) msOfEach(firstPlaces, asked.slice(0, 60), bookFor);
  msOfEach(scanForPlaces, asked.slice(0, 60), atHand);

  const fast = msOfEach(firstPlaces, asked, atHand);
  const plain = msOfEach(scanForPlaces, asked, atHand);
  const fastBuilt = msOfEach(firstPlaces, asked, built);
  const plainBuilt = msOfEach(scanForPlaces, asked, built);
  for (const { found } of [plain, fastBuilt, plainBuilt])
    if (found.join() !== fast.found.join())
      throw new Error('The search and the scan do not find the same places');
  const p99 = ({ ms }: { ms: number[] }): number => percentile(ms, 99);
  const what = 'p99 of the plain scan of intervals';
  return [
    measure(
      {
        name: 'free-slots-domain',
        value: p99(fast),
        unit: 'ms',
        against: { what, value: p99(plain) },
      },
      { of: 'value', atMost: AT_HAND_MS },
    ),
    measure(
      {
        name: 'free-slots-built',
        value: p99(fastBuilt),
        unit: 'ms',
        against: { what, value: p99(plainBuilt) },
      },
      { of: 'value', atMost: BUILT_MS },
    ),
  ];
}

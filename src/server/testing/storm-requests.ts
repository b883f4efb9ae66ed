import type { Booking } from '#domain/booking/booking';
import type { Closure, Session } from '#domain/clinic/clinic';
import {
  BOOKING_DAY,
  type BookableCase,
  type BookableClinic,
  type BookablePlace,
} from './a-bookable-clinic.ts';

export const STORM_DAYS = [BOOKING_DAY, '2026-09-17', '2026-09-18'] as const;
export const STORM_ROOMS = 4;
const LENGTHS = [5, 15, 20, 30] as const;

export interface Request {
  readonly what: string;
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What the clients have heard of the clinic from the answers to their own requests. */
export interface Known {
  readonly bookings: Map<string, Booking>;
  readonly sessions: Map<string, Session>;
  readonly holds: Map<string, { readonly id: string }>;
  readonly closures: Map<string, Closure>;
  clinicVersion: number;
}

/** What a client asks for next, as the dice fall, on the grounds of what it last heard. */
export function nextRequest(
  bookable: BookableClinic,
  cases: readonly BookableCase[],
  known: Known,
  random: (below: number) => number,
  client: number,
): Request {
  const anyOf = <T>(list: readonly T[]): T | undefined => list[random(Math.max(1, list.length))];
  const date = STORM_DAYS[random(STORM_DAYS.length)] ?? BOOKING_DAY;
  const anyPlace = (): BookablePlace =>
    bookable.place(480 + random(110) * 5, 1 + random(STORM_ROOMS), date);
  const tab = `tab-${client}-${random(2)}`;
  const length = random(3) === 0 ? { durationMinutes: LENGTHS[random(4)] ?? 30 } : {};
  const { referralId = '' } = anyOf(cases) ?? {};
  const book = (): Request => {
    const status = random(3) === 0 ? 'provisional' : 'booked';
    const payload = { referralId, ...anyPlace(), ...length, status, tab };
    return { what: 'book', method: 'POST', url: '/api/bookings', payload };
  };
  const standing = [...known.bookings.values()].filter(
    ({ status }) => status !== 'cancelled' || random(20) === 0,
  );
  const [one, other] = [anyOf(standing), anyOf(standing)];
  // Now and then somebody did not hear of the last change.
  const versionOf = ({ version }: { readonly version: number }): number =>
    random(12) === 0 ? Math.max(1, version - 1) : version;
  const on = (what: string, payload: Request['payload']): Request =>
    one === undefined
      ? book()
      : {
          what,
          method: 'POST',
          url: `/api/bookings/${one.id}/${what}`,
          payload: { version: versionOf(one), ...payload },
        };
  const dice = random(100);
  if (dice < 34) return book();
  if (dice < 46) {
    const bookingId = random(3) === 0 && one ? one.id : null;
    const of = bookingId !== null && one ? one.referralId : referralId;
    const payload = { tab, referralId: of, bookingId, ...anyPlace(), ...length };
    return { what: 'hold', method: 'PUT', url: '/api/holds', payload };
  }
  if (dice < 49) {
    const hold = anyOf([...known.holds.values()]);
    if (hold === undefined) return book();
    return { what: 'release', method: 'DELETE', url: `/api/holds/${hold.id}`, payload: {} };
  }
  if (dice < 69) return on('move', { ...anyPlace(), ...length, tab });
  if (dice < 76 && one && other && one.id !== other.id) {
    const bookings = [one, other].map((each) => ({ id: each.id, version: versionOf(each) }));
    return { what: 'swap', method: 'POST', url: '/api/bookings/swap', payload: { bookings, tab } };
  }
  if (dice < 86) return on('cancel', { reason: 'The patient has a cold' });
  if (dice < 92) return on('told', { how: 'phone', confirmed: random(2) === 0 });
  if (dice < 94) return on('confirm', {});
  return planRequest({ bookable, known, random, date, anyOf, versionOf });
}

interface Dice {
  readonly bookable: BookableClinic;
  readonly known: Known;
  readonly random: (below: number) => number;
  readonly date: string;
  readonly anyOf: <T>(list: readonly T[]) => T | undefined;
  readonly versionOf: (of: { readonly version: number }) => number;
}

/** A change of sessions, closures or opening hours; nobody has seen whom it would strand. */
function planRequest({ bookable, known, random, date, anyOf, versionOf }: Dice): Request {
  const post = (what: string, url: string, payload: Request['payload']): Request => ({
    what,
    method: 'POST',
    url,
    payload,
  });
  const change = (kind: string, of: object): Request =>
    post(kind, '/api/session-plan', { change: { kind, ...of }, seen: [] });
  const session = anyOf([...known.sessions.values()]);
  const closure = anyOf([...known.closures.values()]);
  const { roomId, physicianId } = bookable.place(480, 1 + random(STORM_ROOMS), date);
  const dice = random(12);
  if (dice < 3 && session !== undefined)
    return post('cancel-session', `/api/sessions/${session.id}/cancel`, {
      version: versionOf(session),
      reason: 'Away at a congress',
    });
  if (dice < 5 && session !== undefined) {
    const { minutes, maxCases } = session;
    const end = Math.max(minutes.start + 60, minutes.end - 60 + random(5) * 30);
    return change('change-session', {
      ...{ sessionId: session.id, version: versionOf(session) },
      ...{ roomId: session.roomId, physicianId: session.physicianId, maxCases },
      minutes: { start: minutes.start, end: Math.min(1080, end) },
    });
  }
  if (dice < 7) {
    const resourceId = anyOf([roomId, physicianId, null]) ?? null;
    return change('close', { resourceId, from: date, to: date, reason: 'The C-arm is repaired' });
  }
  if (dice < 9 && closure !== undefined) return change('reopen', { closureIds: [closure.id] });
  if (dice < 10) {
    // Less is refused as long as somebody recovers later.
    const end = [1050, 1065, 1080][random(3)] ?? 1080;
    const openingHours = Object.fromEntries(
      [1, 2, 3, 4, 5].map((day) => [day, { start: 480, end }]),
    );
    const version = versionOf({ version: known.clinicVersion });
    const payload = { version, name: 'Quay Pain Clinic', openingHours, seen: [] };
    return { what: 'hours', method: 'PUT', url: '/api/clinic', payload };
  }
  // After hours, or where a session was cancelled.
  const start = random(2) === 0 ? 1020 : 480 + random(8) * 60;
  const minutes = { start, end: Math.min(1080, start + 60 + random(5) * 60) };
  const maxCases = random(2) === 0 ? 1 + random(3) : null;
  return post('add-session', '/api/sessions', {
    ...{ roomId, physicianId, date, minutes },
    ...{ weeklyUntil: null, maxCases },
  });
}

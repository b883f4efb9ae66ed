import { addMinutes, type Instant } from '#domain/time/instant';
import { bookSlot } from '../bookings/book-slot.ts';
import { cancelBooking, tellPatient } from '../bookings/keep-booking.ts';
import { setReadiness } from '../referrals/readiness-items.ts';
import { findReferrals } from '../db/records/referral.ts';
import { done } from '../db/outcome.ts';
import type { DemoCalendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import { idOf, versionOf, type DemoWorld } from './demo-world.ts';
import type { Happening } from './happening.ts';
import type { PlacedBlock, PlannedBlock, PlannedReferral } from './plan-types.ts';
import { onReferral } from './referral-happenings.ts';
import type { StaffKey } from './staff.ts';

export interface BlockPlace {
  readonly date: string;
  readonly start: number;
  readonly physicianId: string;
  readonly roomId: string;
}

/** Where the plan has put a block, in the clinic's own ids. */
export function placeOf(
  { block, start, physician, room }: PlacedBlock,
  world: DemoWorld,
): BlockPlace {
  const physicianId = world.house.physicians[physician]?.id;
  const roomId = world.house.rooms[room]?.id;
  if (physicianId === undefined || roomId === undefined)
    throw new Error(`${block.key} was placed nowhere.`);
  return { date: block.date, start, physicianId, roomId };
}

/** A single block is booked, told, and sometimes cancelled before its day. */
export function singleHappenings(
  referral: PlannedReferral,
  placed: PlacedBlock,
  calendar: DemoCalendar,
  chance: Chance,
): Happening[] {
  const { block } = placed;
  const desk: StaffKey = chance.pick(['coordinator-1', 'coordinator-2']);
  const booked: Happening = {
    at: block.bookedAt,
    by: desk,
    inTurn: true,
    what: `booking ${block.key} on ${block.date}`,
    async does(tx, world) {
      const outcome = await bookSlot(tx, {
        referralId: idOf(world.referrals, referral.key),
        ...placeOf(placed, world),
        status: 'booked',
        overrules: [],
        tab: null,
      });
      if (outcome.kind === 'done') world.bookings.set(block.key, outcome.value.bookingId);
      return outcome;
    },
  };
  const { toldAt, mishap } = block;
  return [
    booked,
    ...(toldAt === null
      ? []
      : [
          told(block, toldAt, desk, chance),
          ...escort(referral, block, toldAt, desk, { calendar, chance }),
        ]),
    ...(mishap?.kind === 'cancelled' ? [cancelled(block, mishap.at, mishap.reason, desk)] : []),
  ];
}

export function told(
  { key, confirmed, date }: Pick<PlannedBlock, 'key' | 'confirmed' | 'date'>,
  at: Instant,
  by: StaffKey,
  chance: Chance,
): Happening {
  const how = chance.percent(70) ? 'phone' : chance.pick(['letter', 'text', 'e-mail'] as const);
  return {
    at,
    by,
    what: `telling ${key} of ${date}`,
    async does(tx, world) {
      const bookingId = idOf(world.bookings, key);
      const version = await versionOf(tx, 'booking', bookingId);
      return tellPatient(tx, bookingId, { version, how, confirmed });
    },
  };
}

const ESCORTS = [
  'Daughter drives.',
  'Husband comes along.',
  'Neighbour, by taxi.',
  'Son takes the day off.',
  'Patient transport booked.',
  'Sister will wait here.',
];

/** Who takes the patient home is asked on the same call; most know. What is past is not told. */
export function escort(
  referral: PlannedReferral,
  { key, date }: Pick<PlannedBlock, 'key' | 'date'>,
  toldAt: Instant,
  by: StaffKey,
  { calendar, chance }: { readonly calendar: DemoCalendar; readonly chance: Chance },
): Happening[] {
  const own = chance.of(`escort ${key}`);
  if (date < calendar.today || !own.percent(82)) return [];
  const note = own.pick(ESCORTS);
  return [
    onReferral(referral, addMinutes(toldAt, 1), by, 'escort of', async (tx, of) => {
      const [known] = await findReferrals(tx.db, [of.referralId]);
      const item = known?.readiness.find(({ kind, done: by }) => kind === 'escort' && by === null);
      // After a cancelled date the escort is known already.
      if (item === undefined) return done(null);
      return setReadiness(tx, { ...of, itemId: item.id, done: true, note });
    }),
  ];
}

function cancelled({ key }: PlannedBlock, at: Instant, reason: string, by: StaffKey): Happening {
  return {
    at,
    by,
    inTurn: true,
    what: `cancelling ${key}`,
    async does(tx, world) {
      const bookingId = idOf(world.bookings, key);
      const version = await versionOf(tx, 'booking', bookingId);
      return cancelBooking(tx, bookingId, { version, reason });
    },
  };
}

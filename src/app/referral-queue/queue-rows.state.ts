import type { Booking } from '#domain/booking/booking';
import { listName, type Patient } from '#domain/clinic/patient';
import type { ProcedureType } from '#domain/clinic/clinic';
import { missingFacts } from '#domain/referral/missing-facts';
import { nextMove, type NextMove } from '#domain/referral/next-move';
import { orderKey } from '#domain/referral/queue-order';
import type { MissingFact, Referral } from '#domain/referral/referral';
import { waitingClock, type WaitingClock } from '#domain/referral/waiting-clock';
import {
  CLOSED_WORKLISTS,
  stageOf,
  WORKLISTS,
  worklistsOf,
  type Stage,
  type Worklist,
} from '#domain/referral/worklist';
import { createSelector, type MemoizedSelector } from '@ngrx/store';
import { selectBookings } from '../state/bookings.state';
import { selectRules, selectZone } from '../state/clinic.state';
import { selectToday } from '../state/clock.state';
import { selectPatientEntities } from '../state/patients.state';
import { selectProcedureTypeEntities } from '../state/procedure-types.state';
import { selectReferrals } from '../state/referrals.state';

/** One referral as the queue shows it. */
export interface QueueRow {
  readonly referral: Referral;
  readonly patient: Patient;
  readonly procedureType: ProcedureType | null;
  readonly bookings: readonly Booking[];
  readonly stage: Stage;
  readonly lists: readonly Worklist[];
  readonly clock: WaitingClock;
  readonly missing: readonly MissingFact[];
  readonly move: NextMove | null;
  /** The queue's order but for overdue, which comes first. */
  readonly key: string;
}

const NO_BOOKINGS: readonly Booking[] = [];

/** Every referral this desk knows, in the queue's order: overdue, urgency, waiting time. */
export const selectQueueRows = createSelector(
  selectReferrals,
  selectPatientEntities,
  selectProcedureTypeEntities,
  selectBookings,
  selectToday,
  selectZone,
  selectRules,
  (referrals, patients, types, bookings, today, zone, rules): readonly QueueRow[] => {
    const calendar = { today, zone, rules };
    const booked = Map.groupBy(bookings, (booking) => booking.referralId);
    return referrals
      .flatMap((referral): QueueRow[] => {
        const patient = patients[referral.patientId];
        if (patient === undefined) return [];
        const procedureType = types[referral.procedureTypeId ?? ''] ?? null;
        const own = booked.get(referral.id) ?? NO_BOOKINGS;
        const facts = { referral, patient, procedureType, bookings: own };
        return [
          {
            ...facts,
            stage: stageOf(referral, patient, procedureType),
            lists: worklistsOf(facts, calendar),
            clock: waitingClock(referral, rules, zone, today),
            missing: missingFacts(referral, patient, procedureType),
            move: nextMove(facts, calendar),
            key: orderKey(referral, zone),
          },
        ];
      })
      .sort(inQueueOrder);
  },
);

/** `compareInQueue`, over keys that are worked out once a row. */
function inQueueOrder(a: QueueRow, b: QueueRow): number {
  const overdue = Number(b.clock.overdueDays > 0) - Number(a.clock.overdueDays > 0);
  if (overdue !== 0) return overdue;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** How many stand on each list. */
export const selectWorklistCounts = createSelector(
  selectQueueRows,
  (rows): Readonly<Record<Worklist, number>> => {
    const counts = Object.fromEntries(WORKLISTS.map((list) => [list, 0])) as Record<
      Worklist,
      number
    >;
    for (const { lists } of rows) for (const list of lists) counts[list] += 1;
    return counts;
  },
);

export interface QueueFilter {
  readonly list: Worklist;
  /** Words that a row must contain; then every list is looked through. */
  readonly find: string;
  /** One patient's referrals, whichever list they are on. */
  readonly patientId: string | null;
}

/** What the table shows, in order; what is closed stands the newest first. */
export function selectRowsOf(filter: QueueFilter): MemoizedSelector<object, readonly QueueRow[]> {
  const words = plain(filter.find)
    .split(' ')
    .filter((word) => word !== '');
  return createSelector(selectQueueRows, (rows): readonly QueueRow[] => {
    if (filter.patientId !== null)
      return rows.filter(({ patient }) => patient.id === filter.patientId);
    if (words.length > 0)
      return rows.filter((row) => words.every((word) => textOf(row).includes(word)));
    const listed = rows.filter(({ lists }) => lists.includes(filter.list));
    return CLOSED_WORKLISTS.includes(filter.list) ? listed.sort(newestFirst) : listed;
  });
}

const newestFirst = (a: QueueRow, b: QueueRow): number =>
  a.referral.receivedAt < b.referral.receivedAt ? 1 : -1;

function textOf({ referral, patient }: QueueRow): string {
  const { diagnosis, referrer, source } = referral;
  return plain(
    [
      listName(patient),
      patient.mrn,
      diagnosis?.code ?? '',
      diagnosis?.text ?? '',
      referrer ?? '',
      source.identifier ?? '',
    ].join(' '),
  );
}

const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

export function selectRow(id: string): MemoizedSelector<object, QueueRow | null> {
  return createSelector(
    selectQueueRows,
    (rows) => rows.find(({ referral }) => referral.id === id) ?? null,
  );
}

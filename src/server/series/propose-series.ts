import type { Transaction } from 'kysely';
import type { ProposeSeries } from '#contract/series';
import {
  askingAt,
  caseOfReferral,
  countedBlocks,
  nextBlockOf,
  type BookingCase,
  type Place,
} from '#domain/booking/booking-case';
import { clinicBook, type ClinicBook } from '#domain/booking/clinic-book';
import type { Clinic } from '#domain/clinic/clinic';
import type { Refusal } from '#domain/refusal';
import { horizonOf } from '#domain/series/horizon';
import { proposeBlocks } from '#domain/series/propose';
import type { SeriesProposal, SeriesWish } from '#domain/series/proposal';
import { seriesDraft } from '#domain/series/series-draft';
import type { Protocol, Series } from '#domain/series/series';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Instant } from '#domain/time/instant';
import { findOccupancies } from '../db/occupancy.ts';
import { findBlocksOf, findBookingsOn } from '../db/records/booking.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { findClosuresOn } from '../db/records/closure.ts';
import { findPatients } from '../db/records/patient.ts';
import { findProcedureTypes } from '../db/records/procedure-type.ts';
import { findProtocols } from '../db/records/protocol.ts';
import { findReferrals } from '../db/records/referral.ts';
import { findAllResources } from '../db/records/resource.ts';
import { findSeries } from '../db/records/series.ts';
import { findSessionsFrom } from '../db/records/session.ts';
import type { Schema } from '../db/schema.ts';

type Db = Transaction<Schema>;
type Asked = { readonly proposal: SeriesProposal } | { readonly refusals: readonly Refusal[] };

/** Slots for a new series, or for the blocks of a running one that have none; changes nothing. */
export async function proposeOverHttp(db: Db, asked: ProposeSeries, now: Instant): Promise<Asked> {
  const clinic = await findTheClinic(db);
  const subject = await findSubject(db, asked);
  if ('refusals' in subject) return subject;
  const asking = askingAt(now, clinic.zone);
  const from = asked.from === null || asked.from < asking.today ? asking.today : asked.from;
  const book = await findBook(db, clinic, from, subject.base.patient.id);
  const wish = wishOf(asked, from, horizonOf(book, from));
  return { proposal: proposeBlocks(subject.base, subject.indices, wish, book, asking) };
}

interface Subject {
  readonly base: BookingCase;
  readonly indices: readonly number[];
}

type Found = Subject | { readonly refusals: readonly Refusal[] };

async function findSubject(db: Db, asked: ProposeSeries): Promise<Found> {
  if ('referralId' in asked) {
    const [protocol] = await findProtocols(db, [asked.protocolId]);
    if (protocol === undefined) return notFound('protocol', asked.protocolId);
    const draft = (side: Series['side'], patientId: string) =>
      draftOf(asked, protocol, asked.side === undefined ? side : asked.side, patientId);
    return subjectOf(db, asked.referralId, draft, null);
  }
  const [series] = await findSeries(db, [asked.seriesId]);
  if (series === undefined) return notFound('series', asked.seriesId);
  if (series.ended !== null) return { refusals: [{ code: 'series-ended' }] };
  return subjectOf(db, series.referralId, () => series, asked.blockIndex);
}

const notFound = (entity: 'protocol' | 'series' | 'referral', id: string): Found => ({
  refusals: [{ code: 'not-found', entity, id }],
});

function draftOf(
  asked: Extract<ProposeSeries, { referralId: string }>,
  protocol: Protocol,
  side: Series['side'],
  patientId: string,
): Series {
  return seriesDraft({
    patientId,
    referralId: asked.referralId,
    protocol,
    side,
    plannedBlocks: asked.plannedBlocks,
    preferredPhysicianId: asked.preferredPhysicianId,
    preferredWeekdays: asked.preferredWeekdays,
  });
}

async function subjectOf(
  db: Db,
  referralId: string,
  seriesOf: (side: Series['side'], patientId: string) => Series,
  blockIndex: number | null,
): Promise<Found> {
  const [referral] = await findReferrals(db, [referralId]);
  if (referral === undefined) return notFound('referral', referralId);
  const { patientId, procedureTypeId } = referral;
  const [[patient], [procedureType], found] = await Promise.all([
    findPatients(db, [patientId]),
    findProcedureTypes(db, procedureTypeId === null ? [] : [procedureTypeId]),
    findBlocksOf(db, [patientId]),
  ]);
  if (patient === undefined || procedureType === undefined)
    return { refusals: [{ code: 'facts-missing', facts: ['procedure'] }] };
  const states = new Map(found.map(({ booking, visitState }) => [booking.id, visitState]));
  const blocks = countedBlocks(
    patientId,
    found.map(({ booking }) => booking),
    (id) => states.get(id) ?? 'expected',
  );
  const series = seriesOf(referral.side, patientId);
  const facts = { patient, referral, procedureType, series, blocks };
  const base = caseOfReferral(facts, 'provisional');
  return { base, indices: blockIndex === null ? openBlocks(series, base) : [blockIndex] };
}

/** The blocks of the series that have no booking, ascending. */
function openBlocks(series: Series, { blocks }: BookingCase): number[] {
  const taken = new Set(
    blocks.filter(({ seriesId }) => seriesId === series.id).map((block) => block.blockIndex),
  );
  const all = Array.from({ length: series.plannedBlocks }, (_, at) => at + 1);
  const open = all.filter((index) => !taken.has(index));
  return open.length === 0 ? [nextBlockOf(series, blocks)] : open;
}

async function findBook(
  db: Db,
  clinic: Clinic,
  from: ClinicDate,
  patientId: string,
): Promise<ClinicBook> {
  const [resources, sessions] = await Promise.all([
    findAllResources(db),
    findSessionsFrom(db, from),
  ]);
  const dates = [...new Set(sessions.map(({ date }) => date))];
  const [closures, bookings, occupancies] =
    dates.length === 0
      ? [[], [], []]
      : await Promise.all([
          findClosuresOn(db, dates),
          findBookingsOn(db, dates),
          findOccupancies(db, dates, [...resources.map(({ id }) => id), patientId]),
        ]);
  return clinicBook({ clinic, resources, sessions, closures, bookings, occupancies });
}

function wishOf(asked: ProposeSeries, from: ClinicDate, to: ClinicDate): SeriesWish {
  const picked: Record<number, Place> = {};
  for (const { blockIndex, ...place } of asked.picked) picked[blockIndex] = place;
  return {
    intervalDays: asked.intervalDays,
    preferredPhysicianId: asked.preferredPhysicianId,
    preferredWeekdays: asked.preferredWeekdays,
    within: { from, to },
    picked,
    overruled: {},
  };
}

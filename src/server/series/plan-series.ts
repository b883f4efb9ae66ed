import type { PlanSeries } from '#contract/series';
import { countedBlocks } from '#domain/booking/booking-case';
import { notOrdered } from '#domain/booking/case-refusals';
import type { Side } from '#domain/referral/laterality';
import type { Referral } from '#domain/referral/referral';
import type { Refusal } from '#domain/refusal';
import type { Protocol } from '#domain/series/series';
import { json } from '../db/columns.ts';
import { lockCases } from '../db/lock-cases.ts';
import { findBlocksOf } from '../db/records/booking.ts';
import { findProtocols } from '../db/records/protocol.ts';
import { findReferrals } from '../db/records/referral.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { placeBlocks } from './place-blocks.ts';

/**
 * Begins a series from an accepted referral, under the protocol as it is today, and books the named
 * blocks: the whole of it or nothing. A referral has one running series; a single booking that is
 * still to come has to be cancelled first, because it would be a block that nobody counts.
 */
export async function planSeries(
  tx: UnitOfWork,
  command: PlanSeries,
): Promise<Outcome<{ readonly seriesId: string; readonly bookingIds: readonly string[] }>> {
  const { referralId, protocolId } = command;
  await lockCases(tx.db, { referralIds: [referralId] });
  const [[referral], [protocol]] = await Promise.all([
    findReferrals(tx.db, [referralId]),
    findProtocols(tx.db, [protocolId]),
  ]);
  if (referral === undefined)
    return refused([{ code: 'not-found', entity: 'referral', id: referralId }]);
  if (protocol === undefined)
    return refused([{ code: 'not-found', entity: 'protocol', id: protocolId }]);
  const refusals = [
    ...planRefusals(command, referral, protocol),
    ...(await singleBookingAhead(tx, referral)),
  ];
  if (refusals.length > 0) return refused(refusals);

  const seriesId = await insertSeries(tx, command, referral, protocol);
  const placed =
    command.bookings.length === 0
      ? { bookingIds: [], refusals: [] }
      : await placeBlocks(tx, { referralId, decisions: [] }, command.bookings, {
          act: 'book-series',
          provisional: command.provisional,
          tab: command.tab,
        });
  if (placed.refusals.length > 0) return refused(placed.refusals);
  tx.touch('series', seriesId);
  tx.touch('referral', referralId);
  tx.audit({
    act: 'plan-series',
    entity: 'series',
    entityId: seriesId,
    patientId: referral.patientId,
    detail: { protocol: protocol.name, version: protocol.version, blocks: command.plannedBlocks },
  });
  return done({ seriesId, bookingIds: placed.bookingIds });
}

function planRefusals(command: PlanSeries, referral: Referral, protocol: Protocol): Refusal[] {
  const { bookings, plannedBlocks } = command;
  const refusals: Refusal[] = [];
  if (referral.seriesId !== null) refusals.push({ code: 'referral-in-series' });
  if (referral.decision !== 'accepted') refusals.push({ code: 'referral-not-accepted' });
  if (referral.procedureTypeId === null)
    refusals.push({ code: 'facts-missing', facts: ['procedure'] });
  else if (referral.procedureTypeId !== protocol.procedureTypeId)
    refusals.push({ code: 'protocol-of-another-procedure' });
  // Without an ordered side, each block says that it is missing where the procedure needs one.
  const side = sideOf(command, referral);
  if (side !== null && referral.side !== null) refusals.push(...notOrdered(side, referral.side));
  const inOrder = bookings.every(({ blockIndex }, at) => blockIndex === at + 1);
  if (!inOrder || bookings.length > plannedBlocks) refusals.push({ code: 'blocks-not-in-order' });
  return refusals;
}

const sideOf = (command: PlanSeries, referral: Referral): Side | null =>
  command.side === undefined ? referral.side : command.side;

async function singleBookingAhead(tx: UnitOfWork, referral: Referral): Promise<Refusal[]> {
  if (referral.seriesId !== null || referral.bookingsStanding === 0) return [];
  const found = await findBlocksOf(tx.db, [referral.patientId]);
  const states = new Map(found.map(({ booking, visitState }) => [booking.id, visitState]));
  const ahead = countedBlocks(
    referral.patientId,
    found.map(({ booking }) => booking),
    (id) => states.get(id) ?? 'expected',
  ).find((block) => block.referralId === referral.id && block.ahead);
  return ahead === undefined ? [] : [{ code: 'referral-already-booked', date: ahead.date }];
}

async function insertSeries(
  tx: UnitOfWork,
  command: PlanSeries,
  referral: Referral,
  protocol: Protocol,
): Promise<string> {
  const seriesId = tx.newId();
  await tx.db
    .insertInto('series')
    .values({
      clinic_id: tx.actor.clinicId,
      series_id: seriesId,
      patient_id: referral.patientId,
      referral_id: referral.id,
      protocol: json(protocol),
      side: sideOf(command, referral),
      planned_blocks: command.plannedBlocks,
      preferred_physician_id: command.preferredPhysicianId,
      preferred_weekdays: command.preferredWeekdays,
      paused: null,
      ended: null,
      state: 'planned',
      decision_due: null,
    })
    .execute();
  return seriesId;
}

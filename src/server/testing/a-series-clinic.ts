import { randomUUID } from 'node:crypto';
import type { PlanSeriesBody } from '#contract/series';
import type { Booking } from '#domain/booking/booking';
import type { Actor } from '#domain/people/person';
import type { Refusal } from '#domain/refusal';
import type { Series } from '#domain/series/series';
import { addDays, daysFrom, weekdayOf } from '#domain/time/clinic-date';
import type { VisitState } from '#domain/visit/visit';
import {
  aBookableClinic,
  BOOKING_DAY,
  type BookableCase,
  type BookableClinic,
  type ClinicSize,
} from './a-bookable-clinic.ts';

export interface Answer {
  readonly status: number;
  readonly refusals: readonly Refusal[];
  readonly codes: readonly string[];
  readonly kinds: readonly string[];
  readonly body: unknown;
}

export interface SeriesClinic extends BookableClinic {
  readonly physician: Actor;
  readonly nurse: Actor;
  readonly protocolId: string;
  post(url: string, payload: object, actor?: Actor): Promise<Answer>;
  /** A body for blocks 1, 2, 3 … on these days at 09:30 in room 1, unless said otherwise. */
  plan(
    of: BookableCase,
    dates: readonly string[],
    over?: Partial<PlanSeriesBody>,
    start?: number,
  ): PlanSeriesBody;
  seriesOf(of: BookableCase): Promise<Series>;
  /** Blocks by index, whatever their status; newest last. */
  blocksOf(of: BookableCase): Promise<Pick<Booking, 'id' | 'blockIndex' | 'status' | 'date'>[]>;
  /** As if the day had gone so. */
  setVisit(bookingId: string, state: VisitState): Promise<void>;
}

/** Sessions on every weekday of the twelve weeks from `BOOKING_DAY`; blocks 7 to 28 days apart. */
export async function aSeriesClinic(size: ClinicSize = {}): Promise<SeriesClinic> {
  const bookable = await aBookableClinic(size);
  const { clinic } = bookable;
  const { clinicId } = clinic;
  for (const date of daysFrom(addDays(BOOKING_DAY, 1), addDays(BOOKING_DAY, 84)))
    if (weekdayOf(date) < 6) await bookable.addSessions(date);
  const protocolId = randomUUID();
  await clinic.sql(
    `insert into protocol (clinic_id, protocol_id, name, procedure_type_id, blocks, minimum_days,
       usual_days, maximum_days, yearly_cap, continue_relief_percent, source)
     values ($1, $2, 'Lumbar sympathetic series', $3, 3, 7, 14, 28, 6, 50, 'specs')`,
    [clinicId, protocolId, bookable.procedureTypeId],
  );
  const [physicianId = ''] = bookable.physicians;
  const physician = await clinic.addActor(['physician'], { name: 'Dr Ines Okonjo', physicianId });

  return {
    ...bookable,
    physician,
    nurse: await clinic.addActor(['nurse']),
    protocolId,
    async post(url, payload, actor = bookable.coordinator) {
      // Signed in anew each time: the specs' clock jumps over the end of a sign-in.
      const cookie = await clinic.signIn(actor);
      const answer = await clinic.inject(null, {
        method: 'POST',
        url,
        payload,
        headers: { cookie },
      });
      const body = answer.json<{ refusals?: Refusal[]; changes?: { entity: string }[] }>();
      const refusals = body.refusals ?? [];
      return {
        status: answer.statusCode,
        refusals,
        codes: refusals.map(({ code }) => code),
        kinds: (body.changes ?? []).map(({ entity }) => entity),
        body,
      };
    },
    plan({ referralId }, dates, over = {}, start = 570) {
      return {
        referralId,
        protocolId,
        plannedBlocks: Math.max(1, dates.length),
        bookings: dates.map((date, at) => ({
          blockIndex: at + 1,
          ...bookable.place(start, 1, date),
        })),
        ...over,
      };
    },
    async seriesOf({ referralId }) {
      const [row] = await clinic.sql<{ body: Series }>(
        `select c.body from change c join series s on s.series_id = c.entity_id
         where c.entity = 'series' and s.referral_id = $1 order by c.seq desc limit 1`,
        [referralId],
      );
      if (row === undefined) throw new Error('No series was begun');
      return row.body;
    },
    async blocksOf({ referralId }) {
      return clinic.sql(
        `select booking_id as id, block_index as "blockIndex", status, date from booking
         where referral_id = $1 order by block_index, date`,
        [referralId],
      );
    },
    async setVisit(bookingId, state) {
      await clinic.sql(
        `insert into visit (clinic_id, booking_id, version, state) values ($1, $2, 1, $3)
         on conflict (clinic_id, booking_id) do update set state = excluded.state`,
        [clinicId, bookingId, state],
      );
      await clinic.sql(
        `insert into visit_step (clinic_id, visit_step_id, booking_id, step, by_person, by_name, at)
         values ($1, gen_random_uuid(), $2, $3, gen_random_uuid(), 'Nurse', $4)`,
        [clinicId, bookingId, state, clinic.now],
      );
    },
  };
}

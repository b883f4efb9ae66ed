import type { Transaction } from 'kysely';
import { eventDetailSchema } from '#contract/booking-history';
import { eventKind, type BookingEvent } from '#domain/booking/history';
import { anyOf } from '../db/columns.ts';
import type { Schema } from '../db/schema.ts';

/** Who did what with a booking, when and why, the latest first; `null` where there is no such booking. */
export async function findBookingHistory(
  db: Transaction<Schema>,
  bookingId: string,
): Promise<BookingEvent[] | null> {
  const [[booking], rows] = await Promise.all([
    db
      .selectFrom('booking')
      .select('booking_id')
      .where('booking_id', '=', anyOf([bookingId]))
      .execute(),
    db
      .selectFrom('audit_event')
      .select(['at', 'by_person as by', 'by_name as byName', 'act', 'reason', 'detail'])
      .where('entity', '=', 'booking')
      .where('entity_id', '=', bookingId)
      .orderBy('audit_id', 'desc')
      .execute(),
  ]);
  if (booking === undefined) return null;
  return rows.flatMap(({ act, detail, ...stamped }): BookingEvent[] => {
    const { from, to, overrules, how, date, start, arrive, physicianId, confirmed } =
      eventDetailSchema.parse(detail);
    const kind = eventKind(act, { from, to });
    if (kind === null) return [];
    const isTold = kind === 'told' && how !== null && date !== null && start !== null;
    return [
      {
        ...stamped,
        kind,
        from,
        to,
        told: isTold ? { how, date, start, arrive, physicianId, confirmed } : null,
        // A move keeps what still holds of the overrules before it; they are that step's. What stands
        // again rests on them anew.
        overrules:
          kind === 'stood-again'
            ? overrules
            : overrules.filter((overrule) => overrule.at === stamped.at),
      },
    ];
  });
}

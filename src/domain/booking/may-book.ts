import type { Booking } from '#domain/booking/booking';
import type { Actor } from '#domain/people/person';
import { mayDo } from '#domain/people/roles';
import type { ClinicDate } from '#domain/time/clinic-date';

type Who = Pick<Actor, 'roles' | 'physicianId'>;

/** May this person book, move or cancel on this physician's list? Coordinators on every list. */
export function mayBookOn(actor: Who, physicianId: string): boolean {
  return (
    mayDo(actor.roles, 'book') ||
    (mayDo(actor.roles, 'book-own-list') && actor.physicianId === physicianId)
  );
}

/**
 * May this person move the booking there? Coordinators anywhere, a physician within the own list,
 * a nurse a booking of today to another time of today.
 */
export function mayMove(
  actor: Who,
  booking: Pick<Booking, 'physicianId' | 'date'>,
  to: Pick<Booking, 'physicianId' | 'date'>,
  today: ClinicDate,
): boolean {
  if (mayBookOn(actor, booking.physicianId) && mayBookOn(actor, to.physicianId)) return true;
  return mayDo(actor.roles, 'move-on-the-day') && booking.date === today && to.date === today;
}

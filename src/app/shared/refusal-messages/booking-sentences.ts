import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { formatClock, formatRange } from '#domain/time/minutes';
import { exactDay, onDay } from '../times/words';
import { allOf } from '../words/lists';
import { redFlagWord, sideWord } from '../words/referral-words';
import type { Names } from './names';

type Taken = Extract<BookingRefusal, { code: 'resource-taken' }>;

function takenSentence(refusal: Taken, names: Names): string {
  const minutes = formatRange(refusal.minutes);
  const resource = names.resource(refusal.resourceId);
  const free =
    refusal.freeFrom === null
      ? $localize`Not free again that day.`
      : $localize`Free from ${formatClock(refusal.freeFrom)}:time:.`;
  if (refusal.heldByName !== null)
    return $localize`${resource}:resource: is held ${minutes}:minutes: by ${refusal.heldByName}:who:, who is booking right now. ${free}:free:`;
  if (refusal.leg === 'presence')
    return $localize`${resource}:patient: is already in the clinic ${minutes}:minutes: for another booking. ${free}:free:`;
  return $localize`${resource}:resource: is taken ${minutes}:minutes: (block for another patient). ${free}:free:`;
}

function outsideSentence(physicianId: string | null, roomId: string | null, names: Names): string {
  if (physicianId !== null && roomId !== null)
    return $localize`${names.resource(physicianId)}:physician: has no session in ${names.resource(roomId)}:room: at this time. Choose a tinted band, or add a session in Set-up.`;
  if (physicianId === null && roomId === null)
    return $localize`Nobody has a session that day. Choose another day, or add a session in Set-up.`;
  const who = names.resource(physicianId ?? roomId ?? '');
  return $localize`${who}:resource: has no session at this time. Choose a tinted band, or add a session in Set-up.`;
}

function awaySentence(who: string, reason: string | null): string {
  return reason === null
    ? $localize`${who}:resource: is away that day. Choose another day.`
    : $localize`${who}:resource: is away that day (${reason}:reason:). Choose another day.`;
}

/** `patient` reads "The patient" where no name is at hand. */
export function bookingSentence(refusal: BookingRefusal, names: Names): string {
  const on = (date: string): string => onDay(date, names.today);
  switch (refusal.code) {
    case 'resource-taken':
      return takenSentence(refusal, names);
    case 'no-bay-free':
      return $localize`No recovery bay is free ${formatRange(refusal.minutes)}:minutes:. Choose a time when one is.`;
    case 'no-bay-staffed':
      return $localize`Nobody watches a recovery bay for all of ${formatRange(refusal.minutes)}:minutes:. Choose an earlier time.`;
    case 'duration-out-of-range':
      return $localize`A procedure takes 5 to 30 minutes; this one asks for ${refusal.durationMinutes}:minutes:.`;
    case 'recovery-past-closing':
      return $localize`Recovery would last until ${formatClock(refusal.ends)}:ends:, the clinic closes at ${formatClock(refusal.closes)}:closes:. Choose an earlier time.`;
    case 'clinic-closed':
      return refusal.reason === null
        ? $localize`The clinic is closed ${on(refusal.date)}:day:. Choose another day.`
        : $localize`The clinic is closed ${on(refusal.date)}:day: (${refusal.reason}:reason:). Choose another day.`;
    case 'resource-away':
      return awaySentence(names.resource(refusal.resourceId), refusal.reason);
    case 'outside-session':
      return outsideSentence(refusal.physicianId, refusal.roomId, names);
    case 'procedure-not-in-session':
      return $localize`This session does not take ${names.procedureType(refusal.procedureTypeId)}:procedure:. Choose another session.`;
    case 'in-the-past':
      return $localize`This time is already over. Choose a later one.`;
    case 'session-full':
      return refusal.sedation
        ? $localize`This session already has its ${refusal.cases}:count: cases with sedation. A coordinator may overrule.`
        : $localize`This session already has its ${refusal.cases}:count: cases. A coordinator may overrule.`;
    case 'turnover-past-session':
      return $localize`Cleaning the room would last until ${formatClock(refusal.ends)}:ends:, the session ends at ${formatClock(refusal.sessionEnds)}:sessionEnds:. A coordinator may overrule.`;
    case 'patient-unavailable':
      return refusal.to === null
        ? $localize`The patient cannot come from ${exactDay(refusal.from)}:from: on. A coordinator may overrule.`
        : $localize`The patient cannot come from ${exactDay(refusal.from)}:from: to ${exactDay(refusal.to)}:to:. A coordinator may overrule.`;
    case 'interval-too-short':
      return $localize`Only ${refusal.days}:days: days from the block ${on(refusal.otherDate)}:day:; the protocol asks for at least ${refusal.minimumDays}:minimum:. A physician may overrule.`;
    case 'interval-too-long':
      return $localize`${refusal.days}:days: days from the block ${on(refusal.otherDate)}:day:; the protocol allows at most ${refusal.maximumDays}:maximum:. A coordinator may overrule.`;
    case 'yearly-cap-reached':
      return $localize`The patient would have more than ${refusal.cap}:cap: blocks within 365 days. A physician may overrule.`;
    case 'authorisation-used-up':
      return $localize`The payer has authorised ${refusal.allowed}:count: blocks, and all are used or booked. Ask for more, or a coordinator may overrule.`;
    case 'authorisation-not-valid':
      return $localize`The authorisation is valid from ${exactDay(refusal.validFrom)}:from: to ${exactDay(refusal.validTo)}:to:. Choose a day within, ask for an extension, or a coordinator may overrule.`;
    case 'red-flag-unresolved':
      return $localize`Red flag not resolved: ${allOf(refusal.kinds.map(redFlagWord))}:kinds:. A physician must resolve it; until then only a provisional booking is possible.`;
    case 'antithrombotic-undecided':
      return $localize`No physician has decided about ${refusal.drug}:drug:. Until then only a provisional booking is possible.`;
    case 'antithrombotic-too-late':
      return $localize`${refusal.drug}:drug: must be stopped ${refusal.stopDays}:days: days before, and it is too late for this day. Possible from ${exactDay(refusal.feasibleFrom)}:day:.`;
    case 'prescriber-not-agreed':
      return $localize`The prescriber has not agreed to stop ${refusal.drug}:drug:. Record the agreement before telling the patient.`;
    case 'series-undecided':
      return $localize`Nobody has decided how the series goes on after block ${refusal.afterBlock}:block:. A physician must decide; until then only a provisional booking is possible.`;
    case 'series-paused':
      return $localize`This series is paused. Resume it first.`;
    case 'side-missing':
      return $localize`No side is chosen. Choose left, right or both.`;
    case 'procedure-not-ordered':
      return $localize`${names.procedureType(refusal.ordered)}:ordered: is ordered by now, not ${names.procedureType(refusal.procedureTypeId)}:procedure:. Book what is ordered.`;
    case 'side-not-ordered':
      return $localize`The order says ${sideWord(refusal.ordered)}:ordered:, not ${sideWord(refusal.side)}:side:. Choose the ordered side, or have the order corrected.`;
    case 'referral-not-accepted':
      return $localize`This referral is not accepted, or was withdrawn. A physician must triage it first.`;
    case 'referral-already-booked':
      return $localize`This referral is already booked ${on(refusal.date)}:day:. Move that booking instead.`;
    case 'booking-not-standing':
      return $localize`This booking has been cancelled. Book anew.`;
    case 'nothing-to-undo':
      return $localize`There is nothing to undo: the booking already stands as it did before.`;
    case 'done-by-another':
      return $localize`${refusal.byName}:who: did this, and only they can undo it. Ask them, or change the booking anew.`;
    case 'patient-knows-of-it':
      return $localize`The patient was told ${on(refusal.date)}:day: ${formatClock(refusal.start)}:time:, and what a patient was told is not undone. Call them, then move or cancel the booking.`;
    case 'visit-has-begun':
      return $localize`The patient has already arrived. Undo the arrival, or end the visit with an outcome.`;
    case 'day-has-begun':
      return $localize`Checks are recorded for ${exactDay(refusal.date)}:day:, and they say nothing of another day. Record “cancelled on the day”, or cancel the booking before its day, and book anew.`;
  }
}

import { ALL_REFERRALS, type QueueList } from '#domain/referral/queue-lists';
import type { NextMove } from '#domain/referral/next-move';
import type { BookingBlocker, DatedBlocker } from '#domain/referral/booking-blockers';
import type { Stage, Worklist } from '#domain/referral/worklist';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Tone } from '../shared/chip/chip';
import { dayWords, onDay } from '../shared/times/words';
import { allOf } from '../shared/words/lists';
import { ownerWord, readinessWord } from '../shared/words/readiness-words';
import { missingFactWord, redFlagWord } from '../shared/words/referral-words';

export function worklistWord(list: Worklist): string {
  switch (list) {
    case 'red-flags':
      return $localize`Red flags`;
    case 'overdue':
      return $localize`Overdue`;
    case 'new':
      return $localize`New`;
    case 'asked':
      return $localize`Question asked`;
    case 'waiting-for-information':
      return $localize`Awaiting information`;
    case 'not-ready':
      return $localize`Not ready`;
    case 'ready-to-book':
      return $localize`Ready to book`;
    case 'to-call':
      return $localize`To call`;
    case 'unavailable':
      return $localize`Patient away`;
    case 'authorisation-ending':
      return $localize`Authorisation ends`;
    case 'unbookable':
      return $localize`Not bookable`;
    case 'booked':
      return $localize`Booked`;
    case 'in-series':
      return $localize`In series`;
    case 'completed':
      return $localize`Completed`;
    case 'declined':
      return $localize`Declined`;
    case 'withdrawn':
      return $localize`Withdrawn`;
  }
}

/** What belongs on a list, for when it is empty. */
export function worklistMeaning(list: Worklist): string {
  switch (list) {
    case 'red-flags':
      return $localize`Whoever has a warning sign stands here until a physician has looked.`;
    case 'overdue':
      return $localize`Nobody waits past their date for triage or for the first block.`;
    case 'new':
      return $localize`Referrals that came in and wait for triage. Drop a referral file anywhere on this page, or enter one.`;
    case 'asked':
      return $localize`Referrals about which a colleague was asked.`;
    case 'waiting-for-information':
      return $localize`Referrals returned with advice, until the referrer answers.`;
    case 'not-ready':
      return $localize`Accepted referrals that lack something before a block can be booked.`;
    case 'ready-to-book':
      return $localize`Accepted referrals that only need a slot.`;
    case 'to-call':
      return $localize`Booked patients who have not been told their date and time as it now is.`;
    case 'unavailable':
      return $localize`Patients who could be booked but are away today.`;
    case 'authorisation-ending':
      return $localize`Authorisations that end within three weeks.`;
    case 'unbookable':
      return $localize`Referrals that nobody can book before something else is cleared.`;
    case 'booked':
      return $localize`Referrals with a block to come.`;
    case 'in-series':
      return $localize`Referrals whose series is running.`;
    case 'completed':
      return $localize`Referrals whose last block or series has ended.`;
    case 'declined':
      return $localize`Referrals that a physician declined.`;
    case 'withdrawn':
      return $localize`Referrals that the sender or the patient took back.`;
  }
}

/** The list of every referral has a word beside those of the worklists. */
export function listWord(list: QueueList): string {
  return list === ALL_REFERRALS ? $localize`All referrals` : worklistWord(list);
}

export function listMeaning(list: QueueList): string {
  return list === ALL_REFERRALS
    ? $localize`Every referral there is, closed ones too. Drop a referral file anywhere on this page, or enter one.`
    : worklistMeaning(list);
}

export function stageTone(stage: Stage): Tone {
  switch (stage) {
    case 'new':
    case 'ready-to-book':
      return 'accent';
    case 'asked':
    case 'waiting-for-information':
    case 'not-ready':
      return 'attention';
    case 'unbookable':
      return 'danger';
    case 'completed':
      return 'done';
    case 'booked':
    case 'in-series':
    case 'declined':
    case 'withdrawn':
      return 'quiet';
  }
}

export function moverWord(who: NextMove['who']): string {
  switch (who) {
    case 'referrer':
      return $localize`Referrer`;
    case 'colleague':
      return $localize`Colleague`;
    default:
      return ownerWord(who);
  }
}

/** What has to happen next, without whose it is. */
export function moveWords(move: NextMove, today: ClinicDate): string {
  switch (move.what) {
    case 'resolve-red-flag':
      return $localize`look at the red flag`;
    case 'cancel-bookings':
      return $localize`cancel what is booked`;
    case 'complete-facts':
      return $localize`find out ${allOf(move.facts.map(missingFactWord))}:facts:`;
    case 'triage':
      return $localize`triage`;
    case 'answer':
      return move.name === '' ? $localize`answer` : $localize`answer (${move.name}:name:)`;
    case 'send-information':
      return $localize`send the information`;
    case 'remind':
      return move.byPhone ? $localize`phone the referrer` : $localize`remind the referrer`;
    case 'decide-without-information':
      return $localize`decide without the information`;
    case 'decide-antithrombotics':
      return $localize`plan ${allOf(move.drugs)}:drugs:`;
    case 'authorise':
      return $localize`authorise (${move.payer}:payer:)`;
    case 'renew-authorisation':
      return $localize`renew the authorisation`;
    case 'book':
      return $localize`book`;
    case 'ask-prescriber':
      return $localize`ask the prescriber of ${allOf(move.drugs)}:drugs:`;
    case 'tell-patient':
      return $localize`tell the patient (${dayWords(move.date, today)}:day:)`;
    case 'prepare':
      return move.dueOn === null
        ? readinessWord(move.kind)
        : $localize`${readinessWord(move.kind)}:what: by ${dayWords(move.dueOn, today)}:day:`;
  }
}

/** Why it cannot be booked as it stands, and what clears it. */
export function blockerSentence(blocker: BookingBlocker | DatedBlocker, today: ClinicDate): string {
  switch (blocker.code) {
    case 'withdrawn-but-booked':
      return blocker.bookings === 1
        ? $localize`The referral was taken back, and a block is still booked. Cancel it.`
        : $localize`The referral was taken back, and ${blocker.bookings}:count: blocks are still booked. Cancel them.`;
    case 'red-flag':
      return $localize`Red flag: ${allOf(blocker.kinds.map(redFlagWord))}:flags:. A physician has to look before anything is confirmed.`;
    case 'facts-missing':
      return $localize`Still missing: ${allOf(blocker.facts.map(missingFactWord))}:facts:.`;
    case 'antithrombotic-undecided':
      return $localize`No physician has decided what happens to ${allOf(blocker.drugs)}:drugs:.`;
    case 'authorisation-number-missing':
      return $localize`${blocker.payer}:payer: has not given an authorisation number.`;
    case 'authorisation-ended':
      return $localize`The authorisation ended ${onDay(blocker.on, today)}:day:.`;
    case 'patient-unavailable':
      return blocker.until === null
        ? $localize`The patient is away, until they say otherwise.`
        : $localize`The patient is away until ${dayWords(blocker.until, today)}:day:.`;
  }
}

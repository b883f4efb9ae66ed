import { formatClock } from '#domain/time/minutes';
import { clinicTimeOf } from '#domain/time/instant';
import type { Refusal } from '#domain/refusal';
import type { StampedStep, VisitOutcome } from '#domain/visit/visit';
import type { Mover, Waiting } from '#domain/visit/waiting-for';
import { signWord } from '../words/sign-words';
import { checklistKindWord } from '../words/visit-words';

/** The verb of a step's button. */
export function stepVerb(step: StampedStep): string {
  switch (step) {
    case 'arrived':
      return $localize`Check in`;
    case 'prepared':
      return $localize`Prepared`;
    case 'in-room':
      return $localize`To the room`;
    case 'in-recovery':
      return $localize`To recovery`;
    case 'ready':
      return $localize`Ready for home`;
    case 'home':
      return $localize`Send home`;
    case 'no-show':
      return $localize`Did not come`;
    case 'cancelled-on-the-day':
      return $localize`Cancel today`;
    case 'aborted':
      return $localize`Abort`;
    case 'transferred':
      return $localize`Transfer to hospital`;
    case 'left-against-advice':
      return $localize`Left against advice`;
  }
}

/** What the notice says once the step is stamped. */
export function stepDoneWords(step: StampedStep, name: string): string {
  switch (step) {
    case 'arrived':
      return $localize`${name}:name: is checked in.`;
    case 'prepared':
      return $localize`${name}:name: is prepared.`;
    case 'in-room':
      return $localize`${name}:name: is in the room.`;
    case 'in-recovery':
      return $localize`${name}:name: is in recovery.`;
    case 'ready':
      return $localize`${name}:name: is ready for home.`;
    case 'home':
      return $localize`${name}:name: has gone home.`;
    case 'no-show':
      return $localize`${name}:name: did not come.`;
    case 'cancelled-on-the-day':
      return $localize`${name}:name: is cancelled today.`;
    case 'aborted':
      return $localize`The procedure of ${name}:name: is aborted.`;
    case 'transferred':
      return $localize`${name}:name: is transferred to hospital.`;
    case 'left-against-advice':
      return $localize`${name}:name: left against advice.`;
  }
}

/** Reasons that come up often; each may be completed. */
export function outcomeReasons(step: VisitOutcome): string[] {
  switch (step) {
    case 'no-show':
      return [$localize`Not reached by phone`, $localize`Forgot the appointment`];
    case 'cancelled-on-the-day':
      return [
        $localize`Infection or fever`,
        $localize`Antithrombotic still taken`,
        $localize`Not fasted`,
        $localize`No escort`,
        $localize`Patient’s wish`,
      ];
    case 'aborted':
      return [
        $localize`Vascular spread`,
        $localize`Vasovagal reaction`,
        $localize`Pain on needle placement`,
        $localize`Equipment failure`,
      ];
    case 'transferred':
      return [
        $localize`Suspected local anaesthetic toxicity`,
        $localize`Suspected bleeding`,
        $localize`Chest pain`,
      ];
    case 'left-against-advice':
      return [$localize`Would not wait`];
  }
}

export function undoReasons(): string[] {
  return [$localize`Wrong patient`, $localize`Wrong step`, $localize`Too early`];
}

export function moverWord(mover: Mover): string {
  switch (mover) {
    case 'patient':
      return $localize`patient`;
    case 'escort':
      return $localize`escort`;
    case 'coordinator':
      return $localize`coordinator`;
    case 'nurse':
      return $localize`nurse`;
    case 'physician':
      return $localize`physician`;
  }
}

/** What a patient waits for, in a few words. */
export function waitingWord(wait: Waiting, zone: string): string {
  switch (wait.for) {
    case 'arrival':
      return $localize`Arrival`;
    case 'checklist':
      return checklistKindWord(wait.kind);
    case 'blocker':
      return blockerWord(wait.refusal);
    case 'overrule':
      return $localize`Overrule: ${blockerWord(wait.refusal)}:what:`;
    case 'procedure':
      return $localize`Procedure under way`;
    case 'record':
      return $localize`Procedure record`;
    case 'signature':
      return $localize`Signature`;
    case 'observation':
      return $localize`Observation until ${formatClock(clinicTimeOf(wait.until, zone).minute)}:time:`;
    case 'escort':
      return $localize`Escort`;
    case 'step':
      return stepVerb(wait.step);
  }
}

/** A blocker where there is room for two words; its whole sentence is one step away. */
export function blockerWord(refusal: Refusal): string {
  switch (refusal.code) {
    case 'side-differs':
    case 'side-missing':
      return $localize`Side differs`;
    case 'start-blocked':
    case 'item-forbids-home':
      return refusal.text;
    case 'booking-not-confirmed':
      return $localize`Booking not confirmed`;
    case 'red-flag-unresolved':
      return $localize`Red flag`;
    case 'antithrombotic-undecided':
      return refusal.drug;
    case 'score-too-low':
      return $localize`Score ${refusal.score}:score:`;
    case 'observation-not-over':
      return $localize`Observation`;
    case 'orthostatic-drop':
      return $localize`Pressure drop`;
    case 'below-baseline':
      return $localize`${signWord(refusal.kind, refusal.side)}:sign: less than before`;
    default:
      return $localize`Blocked`;
  }
}

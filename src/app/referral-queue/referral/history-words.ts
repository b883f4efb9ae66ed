import type { Stamp } from '#domain/people/stamp';
import type { Referral, Superseded } from '#domain/referral/referral';
import { readinessWord } from '../../shared/words/readiness-words';
import { redFlagWord, triageWord } from '../../shared/words/referral-words';
import { exactDay } from '../../shared/times/words';
import { planWords } from '../../shared/words/plan-words';
import { reminderWayWord } from './reminder-words';

/** One thing that happened to a referral, in plain words. */
export interface Happening {
  readonly by: Stamp;
  readonly words: string;
  /** What was said: a reason, an answer, what stood there before. */
  readonly text: string | null;
  /** It counts no more. */
  readonly undone: Stamp | null;
}

/** Everything that people did to a referral, newest first; what was taken back stays readable. */
export function historyOf(referral: Referral): Happening[] {
  const { steps, redFlags, questions, readiness, antithrombotics, reminders } = referral;
  const happenings: Happening[] = [
    ...steps.map((step) => it(step, triageWord(step.decision), step.reason, step.undone)),
    ...redFlags.flatMap(({ kind, note, raised, resolved }) => [
      it(raised, $localize`Red flag: ${redFlagWord(kind)}:sign:`, note),
      ...(resolved === null
        ? []
        : [
            it(
              resolved,
              resolved.raisedInError
                ? $localize`Red flag raised in error: ${redFlagWord(kind)}:sign:`
                : $localize`Red flag resolved: ${redFlagWord(kind)}:sign:`,
              resolved.resolution,
            ),
          ]),
    ]),
    ...questions.flatMap(({ asked, of, text, answered }) => [
      it(asked, $localize`Question to ${of}:colleague:`, text),
      ...(answered === null ? [] : [it(answered, $localize`Answer recorded`, answered.text)]),
    ]),
    ...readiness.flatMap(({ kind, done }) =>
      done === null ? [] : [it(done, $localize`In hand: ${readinessWord(kind)}:what:`, done.note)],
    ),
    ...antithrombotics.flatMap((plan) => [
      ...(plan.decided === null ? [] : [it(plan.decided, `${plan.drug}: ${planWords(plan)}`)]),
      ...(plan.prescriberAgreed === null
        ? []
        : [it(plan.prescriberAgreed, $localize`Prescriber of ${plan.drug}:drug: agreed`)]),
    ]),
    ...reminders.map((reminder) =>
      it(
        reminder,
        $localize`Referrer reminded: ${reminderWayWord(reminder.how)}:how:`,
        reminder.note,
        reminder.undone,
      ),
    ),
    ...referral.superseded.flatMap(supersededHappenings),
  ];
  return happenings.sort((a, b) => (a.by.at < b.by.at ? 1 : a.by.at > b.by.at ? -1 : 0));
}

/** What stood there, as it was, and that it was taken back or replaced. */
function supersededHappenings(each: Superseded): Happening[] {
  const { taken } = each;
  switch (each.what) {
    case 'red-flag-resolution': {
      const sign = redFlagWord(each.kind);
      return [
        it(each.was, $localize`Red flag resolved: ${sign}:sign:`, each.was.resolution, taken),
        it(taken, $localize`Red flag reopened: ${sign}:sign:`, taken.reason),
      ];
    }
    case 'answer':
      return [it(each.was, $localize`Answer recorded`, each.was.text, taken)];
    case 'plan': {
      const { decided, prescriberAgreed, drug } = each.was;
      return [
        ...(decided === null ? [] : [it(decided, `${drug}: ${planWords(each.was)}`, null, taken)]),
        ...(prescriberAgreed === null
          ? []
          : [it(prescriberAgreed, $localize`Prescriber of ${drug}:drug: agreed`, null, taken)]),
      ];
    }
    case 'agreement':
      return [
        it(each.was, $localize`Prescriber of ${each.drug}:drug: agreed`, taken.reason, taken),
      ];
    case 'readiness':
      return [
        it(each.was, $localize`In hand: ${readinessWord(each.kind)}:what:`, each.was.note, taken),
      ];
    case 'authorisation':
      return [it(taken, $localize`Authorisation changed`, authorisationBefore(each.was))];
  }
}

type Authorisation = Extract<Superseded, { what: 'authorisation' }>['was'];

function authorisationBefore(was: Authorisation): string {
  if (was === null) return $localize`Before: none`;
  const { payer, number, blocksAllowed, validFrom, validTo } = was;
  const days = `${exactDay(validFrom)} – ${exactDay(validTo)}`;
  const named = number === null ? payer : `${payer} ${number}`;
  return $localize`Before: ${named}:payer:, ${blocksAllowed}:count: blocks, ${days}:days:`;
}

function it(
  by: Stamp,
  words: string,
  text: string | null = null,
  undone: Stamp | null = null,
): Happening {
  return { by, words, text: text === '' ? null : text, undone };
}

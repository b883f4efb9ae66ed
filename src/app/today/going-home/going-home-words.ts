import { NO_DRIVING_HOURS } from '#domain/booking/preparation-sheet';
import type { GoingHomeSheet, RestartAdvice } from '#domain/discharge/going-home-sheet';
import { formatClock } from '#domain/time/minutes';
import { CONCERNS, type Concern } from '#domain/visit/visit';
import { longDay } from '../../shared/times/words';
import { allOf } from '../../shared/words/lists';

/** Words for the patient: short sentences, no word that only a clinic knows. */
export function restartWords(advice: RestartAdvice): string {
  const { drug } = advice;
  switch (advice.kind) {
    case 'restart': {
      const { date, minute } = advice.from;
      return $localize`${drug}:drug:: take it again from ${longDay(date)}:day:, ${formatClock(minute)}:time:.`;
    }
    case 'ask':
      return $localize`${drug}:drug:: ask us before you leave when to start it again.`;
    case 'keep':
      return $localize`${drug}:drug:: keep taking it.`;
  }
}

export function medicineWords({ medicines }: GoingHomeSheet): string[] {
  return [
    ...medicines.map(restartWords),
    medicines.length === 0
      ? $localize`Take all your medicines as before.`
      : $localize`Take all other medicines as before.`,
  ];
}

/** Source: clinical.md B, "Escort" (no driving); the leg may be weak for hours (D). */
export function restWords({ sedated }: GoingHomeSheet): string[] {
  return [
    $localize`Do not drive, climb or use machines for ${NO_DRIVING_HOURS}:hours: hours.`,
    $localize`Your leg may feel warm, numb or weak today. Hold on to somebody when you walk until it is as before.`,
    ...(sedated
      ? [
          $localize`You had medicine that makes you sleepy: no alcohol, and sign nothing, until tomorrow.`,
        ]
      : []),
  ];
}

export function callDaysWords({ calls }: GoingHomeSheet): string {
  const days = allOf(calls.map(longDay));
  return $localize`We call you on ${days}:days: and ask how you are.`;
}

/** What the clinic wants to hear of at once; the same as it asks on the phone (clinical.md D). */
export const CALL_ABOUT = CONCERNS.filter((concern) => concern !== 'other').map(plainWord);

function plainWord(concern: Concern): string {
  switch (concern) {
    case 'new-weakness':
      return $localize`a leg gets weaker or numb, or does so again`;
    case 'back-pain':
      return $localize`pain in your back or side gets worse`;
    case 'fever':
      return $localize`you have a fever, or the skin gets red, hot or wet`;
    case 'haematuria':
      return $localize`there is blood in your urine`;
    case 'bladder-change':
      return $localize`you cannot pass water or lose control of bladder or bowel`;
    case 'other':
      return $localize`something else worries you`;
  }
}

/** Local anaesthetic in the blood, bleeding, and what no call can wait for (clinical.md D). */
export const EMERGENCIES: readonly string[] = [
  $localize`you faint, or nearly so`,
  $localize`your mouth tingles, your ears ring, or you twitch or are confused`,
  $localize`you cannot breathe well, or your chest hurts`,
  $localize`both legs become weak or numb`,
];

import type { AnswerValue, ChecklistItem, ChecklistKind } from '#domain/discharge/checklist';
import { BASELINE } from '#domain/discharge/link-ids';
import { askedItems } from '#domain/discharge/progress';
import { aBooking, aPatient, aReferral, aStamp } from '#domain/testing/builders';
import { aChecklist, aDay, aFinished, aVisitAt, measured } from '#domain/testing/day-builders';
import type { DayCase } from '#domain/visit/day-case';

const READY = aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery', 'ready');
const STOPPED = aReferral({
  antithrombotics: [
    {
      drug: 'apixaban',
      decision: 'stop',
      stopDays: 3,
      restartHours: null,
      decided: aStamp(),
      prescriberAgreed: null,
    },
  ],
});
type Random = (below: number) => number;

/**
 * A patient who is ready, with recovery and discharge lists answered anyhow: now and then nothing but
 * as wished, mostly with an item open or denied, as on a hurried evening.
 */
export function randomRecovery(random: Random): DayCase {
  const wasStrong = random(4) > 0;
  const isWeak = random(12) === 0;
  const day = aDay({
    visit: {
      ...READY,
      measurements: measured(
        ...(wasStrong ? [['leg-strength', 'left', 'baseline', 5] as const] : []),
        ['leg-strength', 'left', 'recovery', isWeak ? 4 : 5],
      ),
    },
    booking: aBooking({ sedation: random(2) === 0 }),
    patient: aPatient({ sex: random(2) === 0 ? 'female' : 'male' }),
    ...(random(2) === 0 && { referral: STOPPED }),
  });
  const wrong = [0, 0, 1, 1, 2, 5][random(6)] ?? 0;
  const finished = (kind: ChecklistKind) => {
    const items = askedItems(aChecklist(kind), day);
    const answers = items.map((item): [string, AnswerValue | null] => [
      item.linkId,
      random(items.length) < wrong ? otherAnswer(item, random) : asWished(item, random),
    ]);
    return aFinished(kind, day, Object.fromEntries(answers));
  };
  return { ...day, checklists: [finished('recovery'), finished('discharge')] };
}

function asWished({ type, linkId }: ChecklistItem, random: Random): AnswerValue {
  if (linkId === BASELINE.groin) return 'normal';
  if (type === 'yes-no') return true;
  if (type === 'number') return 100 + random(8);
  return type === 'choice' ? '2' : '0161';
}

function otherAnswer({ type, linkId }: ChecklistItem, random: Random): AnswerValue | null {
  if (random(3) === 0) return null;
  if (linkId === BASELINE.groin) return random(2) === 0 ? 'numb' : 'burning';
  if (type === 'yes-no') return false;
  if (type === 'number') return 70 + random(70);
  return type === 'choice' ? String(random(2)) : '';
}

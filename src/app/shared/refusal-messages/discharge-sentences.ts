import { BASELINE } from '#domain/discharge/link-ids';
import type { DischargeRefusal } from '#domain/discharge/discharge-refusal';
import { signValueWord, signWord } from '../words/sign-words';
import { checklistKindWord } from '../words/visit-words';

function rangeSentence(min: number | null, max: number | null): string {
  if (min !== null && max !== null)
    return $localize`The answer must lie between ${min}:min: and ${max}:max:.`;
  if (min !== null) return $localize`The answer must be at least ${min}:min:.`;
  if (max !== null) return $localize`The answer must be at most ${max}:max:.`;
  return $localize`This answer is not possible here.`;
}

function belowSentence({
  kind,
  side,
  baseline,
  present,
}: Extract<DischargeRefusal, { code: 'below-baseline' }>): string {
  const what = signWord(kind, side);
  const [now, before] = [signValueWord(kind, present), signValueWord(kind, baseline)];
  return $localize`${what}:sign: is less than before the block: ${now}:now:, before ${before}:before:. It keeps the patient here, whatever the score. Measure again once it is back.`;
}

export function dischargeSentence(refusal: DischargeRefusal): string {
  switch (refusal.code) {
    case 'item-unanswered':
      return refusal.linkId === ''
        ? $localize`${checklistKindWord(refusal.kind)}:checklist: has not been begun.`
        : $localize`Not answered yet: “${refusal.text}:item:”.`;
    case 'item-forbids-home':
      if (refusal.linkId === BASELINE.groin)
        return $localize`${refusal.text}:finding:. It mostly passes; a physician looks, and may overrule with a reason.`;
      return refusal.hard
        ? $localize`Keeps the patient here, because not confirmed: “${refusal.text}:item:”.`
        : $localize`Not confirmed: “${refusal.text}:item:”. A physician may overrule with a reason.`;
    case 'score-too-low':
      return refusal.scale === 'mpadss'
        ? $localize`The discharge score (MPADSS) is ${refusal.score}:score:, needed is ${refusal.needed}:needed:. Score again later, or a physician may overrule.`
        : $localize`The recovery score (Aldrete) is ${refusal.score}:score:, needed is ${refusal.needed}:needed:. Score again later, or a physician may overrule.`;
    case 'below-baseline':
      return belowSentence(refusal);
    case 'observation-not-over':
      return refusal.minutesLeft === 1
        ? $localize`Observation lasts 1 more minute. A physician may overrule.`
        : $localize`Observation lasts ${refusal.minutesLeft}:minutes: more minutes. A physician may overrule.`;
    case 'orthostatic-drop':
      if (refusal.symptoms === null)
        return $localize`Pressure falls on standing by ${refusal.systolic}:systolic:/${refusal.diastolic}:diastolic: mmHg. Ask whether the patient is dizzy.`;
      return refusal.symptoms
        ? $localize`Pressure falls on standing by ${refusal.systolic}:systolic:/${refusal.diastolic}:diastolic: mmHg, with dizziness. Lay the patient down and measure again later.`
        : $localize`Pressure falls on standing by ${refusal.systolic}:systolic:/${refusal.diastolic}:diastolic: mmHg, without symptoms. Measure again later, or a physician may overrule.`;
    case 'answer-out-of-range':
      return rangeSentence(refusal.min, refusal.max);
    case 'answer-of-wrong-type':
      return $localize`This item asks for another kind of answer.`;
    case 'checklist-template-missing':
      return $localize`The clinic has no checklist “${checklistKindWord(refusal.kind)}:checklist:” for this procedure. An administrator adds it in Set-up.`;
    case 'item-not-in-checklist':
      return $localize`This checklist has no such item. Open it again.`;
    case 'not-applicable-not-offered':
      return $localize`This item must be answered: “not applicable” is not possible here.`;
    case 'not-overrulable':
      return $localize`Nobody may overrule this. It must be cleared itself, or the visit ends with an outcome.`;
    case 'overrule-reason-missing':
      return $localize`Overruling needs a reason.`;
  }
}

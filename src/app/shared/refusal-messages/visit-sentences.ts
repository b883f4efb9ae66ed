import type { VisitRefusal } from '#domain/visit/visit-refusal';
import { instantWords, onDay } from '../times/words';
import { allOf } from '../words/lists';
import { sideWord } from '../words/referral-words';
import {
  checklistKindWord,
  measurementWord,
  recordFactWord,
  visitStateWord,
} from '../words/visit-words';
import type { Names } from './names';

export function visitSentence(refusal: VisitRefusal, names: Names): string {
  switch (refusal.code) {
    case 'step-out-of-order':
      return $localize`The patient is “${visitStateWord(refusal.present)}:present:”, so “${visitStateWord(refusal.step)}:step:” cannot follow now.`;
    case 'not-the-day':
      return $localize`This booking is ${onDay(refusal.date, names.today)}:day:. Steps are recorded on the day itself.`;
    case 'booking-not-confirmed':
      return $localize`This booking is only provisional. A coordinator must confirm it before the patient is treated.`;
    case 'side-differs': {
      const sides = refusal.sides.map(
        ({ where, side }) => $localize`${where}:where: says ${sideWord(side)}:side:`,
      );
      return $localize`The side is not the same everywhere: ${allOf(sides)}:sides:. Stop, and correct what is wrong with the patient awake.`;
    }
    case 'checklist-unfinished':
      if (refusal.linkIds.length === 0)
        return $localize`${checklistKindWord(refusal.kind)}:checklist: has not been begun.`;
      return refusal.linkIds.length === 1
        ? $localize`${checklistKindWord(refusal.kind)}:checklist: is not finished: 1 item is open.`
        : $localize`${checklistKindWord(refusal.kind)}:checklist: is not finished: ${refusal.linkIds.length}:count: items are open.`;
    case 'start-blocked':
      return refusal.hard
        ? $localize`Not confirmed: “${refusal.text}:item:”. The procedure cannot start before it is.`
        : $localize`Not confirmed: “${refusal.text}:item:”. A physician may overrule with a reason.`;
    case 'outcome-needs-physician':
      return $localize`The patient is or was in the room, so a physician must record how the visit ended.`;
    case 'outcome-needs-reason':
      return $localize`Say why the visit ended this way.`;
    case 'later-step-stands':
      return $localize`A later step has been recorded. Undo that one first.`;
    case 'procedure-has-started':
      return $localize`The procedure has started, so the patient was in the room. If it was broken off, record “${visitStateWord('aborted')}:outcome:” with the reason.`;
    case 'measurement-out-of-range':
      return $localize`${measurementWord(refusal.kind)}:measurement: must lie between ${refusal.min}:min: and ${refusal.max}:max:. Check the number.`;
    case 'measurement-needs-side':
      return $localize`${measurementWord(refusal.kind)}:measurement: needs a side: left or right.`;
    case 'record-missing':
      return $localize`There is no procedure record yet. Write it first.`;
    case 'record-signed':
      return $localize`The record is signed. Write an amendment instead.`;
    case 'record-incomplete':
      return $localize`The record lacks ${allOf(refusal.missing.map(recordFactWord))}:missing:. Complete it before signing.`;
    case 'not-gone-home':
      return $localize`The patient has not gone home: there is nobody to call.`;
    case 'call-made-already':
      return $localize`${refusal.byName}:who: reached the patient ${instantWords(refusal.at, names.zone, names.today)}:when:. Nothing was stored; look at what was said.`;
    case 'no-such-concern':
      return $localize`Nothing of this call waits for an answer.`;
    case 'concern-answered':
      return $localize`${refusal.byName}:who: has answered this ${instantWords(refusal.at, names.zone, names.today)}:when:. Look at the answer first.`;
    case 'dose-over-ceiling':
      return $localize`The local anaesthetics come to ${refusal.percent}:percent: % of what this patient may have. Correct the record if it is not so; if it is, say what happened and what was done.`;
    case 'password-wrong':
      return $localize`This is not your password. Signing needs it.`;
  }
}

import {
  answerTo,
  type AnswerValue,
  type Checklist,
  type ChecklistKind,
} from '#domain/discharge/checklist';
import type { DischargeRefusal } from '#domain/discharge/discharge-refusal';
import { BASELINE, LINK } from '#domain/discharge/link-ids';
import { openItems } from '#domain/discharge/progress';
import { ALDRETE_NEEDED, aldreteOf, mpadssOf, pointsAt } from '#domain/discharge/scores';
import type { ItemCondition } from '#domain/discharge/checklist';
import { fallenSigns } from '#domain/visit/baseline';
import { minutesBetween, type Instant } from '#domain/time/instant';
import { checklistOf, type DayCase, holdsFor, isObserved } from '#domain/visit/day-case';
import { takenAt } from '#domain/visit/visit';

interface HomeRule {
  readonly linkId: string;
  readonly asked: ItemCondition;
  readonly hard: boolean;
}

/**
 * What must be confirmed before anyone goes home; each item is worded so that "yes" clears it.
 * Hard and soft: model.md. Stops beyond any score: clinical.md D [31] (leg strength, stand and
 * walk), its table of complications (LAST, bleeding), antithrombotic restart time printed.
 */
export const HOME_RULES: readonly HomeRule[] = [
  { linkId: LINK.airway, asked: 'always', hard: true },
  { linkId: LINK.stable, asked: 'always', hard: true },
  { linkId: LINK.noToxicity, asked: 'always', hard: true },
  { linkId: LINK.noBleeding, asked: 'always', hard: true },
  { linkId: LINK.legsBack, asked: 'always', hard: true },
  { linkId: LINK.walks, asked: 'always', hard: true },
  { linkId: LINK.steady, asked: 'always', hard: true },
  { linkId: LINK.instructions, asked: 'always', hard: true },
  { linkId: LINK.restart, asked: 'antithrombotics-stopped', hard: true },
  { linkId: LINK.escortHere, asked: 'always', hard: false },
];

/** Score items whose 0 is itself a sign of an unstable or bleeding patient (clinical.md D). */
const HARD_AT_ZERO = ['mpadss-vitals', 'mpadss-bleeding'] as const;

/** A fall of 20 mmHg systolic or 10 diastolic on standing holds the patient: clinical.md D. */
const ORTHOSTATIC_SYSTOLIC = 20;
const ORTHOSTATIC_DIASTOLIC = 10;

/**
 * Everything that stands between this patient and home, the hardest first; empty means that
 * "Send home" is allowed. It exists once: the page explains with it, the server guards with it.
 * What a physician has overruled is still listed; `notOverruled` leaves it out.
 */
export function dischargeBlockers(day: DayCase, now: Instant): DischargeRefusal[] {
  const observed = isObserved(day);
  const blockers = [
    ...(observed ? itemBlockers(day, 'recovery', []) : []),
    ...itemBlockers(day, 'discharge', HOME_RULES),
    ...belowBaseline(day),
    ...groin(day),
    ...zeroPoints(day),
    ...scores(day, observed),
    ...orthostatic(day),
    ...(observed ? observation(day, now) : []),
  ];
  return [...blockers.filter(isHard), ...blockers.filter((blocker) => !isHard(blocker))];
}

/** Nobody may overrule it; the truth then is another outcome, never "home". */
export function isHard(blocker: DischargeRefusal): boolean {
  switch (blocker.code) {
    case 'item-forbids-home':
      return blocker.hard;
    case 'orthostatic-drop':
      return blocker.symptoms !== false;
    case 'score-too-low':
    case 'observation-not-over':
      return false;
    default:
      return true;
  }
}

/** Minutes of observation still owed; `null` while it has not begun. Never negative. */
export function observationLeft(day: DayCase, now: Instant): number | null {
  const since = takenAt(day.visit, 'in-recovery');
  if (since === null) return null;
  // A desk's clock may lag some seconds behind the stamp: never more is owed than was asked.
  const observed = Math.max(0, minutesBetween(since, now));
  return Math.max(0, day.clinic.rules.observationMinutes - observed);
}

/** How far the pressure falls from lying to standing, mmHg; `null` until all four are taken. */
export function orthostaticDrop(
  discharge: Checklist,
): { readonly systolic: number; readonly diastolic: number } | null {
  const [ls, ld, ss, sd] = [
    LINK.lyingSystolic,
    LINK.lyingDiastolic,
    LINK.standingSystolic,
    LINK.standingDiastolic,
  ].map((linkId) => answerTo(discharge, linkId)?.value);
  if (typeof ls !== 'number' || typeof ld !== 'number') return null;
  if (typeof ss !== 'number' || typeof sd !== 'number') return null;
  return { systolic: ls - ss, diastolic: ld - sd };
}

/** Does the pressure fall so far on standing that the patient is held? */
export const isOrthostatic = (drop: {
  readonly systolic: number;
  readonly diastolic: number;
}): boolean => drop.systolic >= ORTHOSTATIC_SYSTOLIC || drop.diastolic >= ORTHOSTATIC_DIASTOLIC;

/**
 * An unasked question is no answer: an open mandatory item is hard whatever it asks. A hard item
 * that the template no longer has counts as not confirmed.
 */
function itemBlockers(
  day: DayCase,
  kind: ChecklistKind,
  rules: readonly HomeRule[],
): DischargeRefusal[] {
  const checklist = checklistOf(day, kind);
  if (checklist === undefined) return [{ code: 'item-unanswered', kind, linkId: '', text: '' }];
  const open = openItems(checklist, day);
  const unanswered = open.map((item): DischargeRefusal => ({
    code: 'item-unanswered',
    kind,
    linkId: item.linkId,
    text: item.text,
  }));
  const forbidding = rules.flatMap((rule): DischargeRefusal[] => {
    if (!holdsFor(rule.asked, day) || open.some((item) => item.linkId === rule.linkId)) return [];
    const item = checklist.items.find((each) => each.linkId === rule.linkId);
    const value = answerTo(checklist, rule.linkId)?.value;
    const cleared =
      item === undefined
        ? !rule.hard
        : value === true || (!rule.hard && (value === undefined || value === 'not-applicable'));
    if (cleared) return [];
    const text = item?.text ?? rule.linkId;
    return [{ code: 'item-forbids-home', kind, linkId: rule.linkId, text, hard: rule.hard }];
  });
  return [...forbidding, ...unanswered];
}

/** Leg strength, sensation and walking as measured against the baseline: clinical.md D [31]. */
function belowBaseline(day: DayCase): DischargeRefusal[] {
  return fallenSigns(day).flatMap(({ kind, side, baseline, present }) =>
    baseline === null || present === null
      ? []
      : [{ code: 'below-baseline', kind, side, baseline, present: present.value }],
  );
}

/** Values of the groin item that are a sign of the genitofemoral nerve. */
const GROIN_SIGNS: readonly AnswerValue[] = ['numb', 'burning'];

/** Numbness or burning of groin or thigh, as the item says it; `null` when there is none. */
export function groinSign(discharge: Checklist): string | null {
  const value = answerTo(discharge, BASELINE.groin)?.value;
  if (value === undefined || !GROIN_SIGNS.includes(value)) return null;
  const item = discharge.items.find(({ linkId }) => linkId === BASELINE.groin);
  const label = item?.options.find((option) => option.value === value)?.label ?? String(value);
  return `${item?.text ?? BASELINE.groin}: ${label}`;
}

/** Mostly passes (genitofemoral, clinical.md D [42]), so a physician who has looked may let it pass. */
function groin(day: DayCase): DischargeRefusal[] {
  const discharge = checklistOf(day, 'discharge');
  const text = discharge === undefined ? null : groinSign(discharge);
  if (text === null) return [];
  return [
    { code: 'item-forbids-home', kind: 'discharge', linkId: BASELINE.groin, text, hard: false },
  ];
}

function zeroPoints(day: DayCase): DischargeRefusal[] {
  const recovery = checklistOf(day, 'recovery');
  if (recovery === undefined) return [];
  return HARD_AT_ZERO.filter((linkId) => pointsAt(recovery, linkId) === 0).map((linkId) => ({
    code: 'item-forbids-home',
    kind: 'recovery',
    linkId,
    text: recovery.items.find((item) => item.linkId === linkId)?.text ?? linkId,
    hard: true,
  }));
}

/** A score that is still open shows as its open items, once. */
function scores(day: DayCase, observed: boolean): DischargeRefusal[] {
  const recovery = checklistOf(day, 'recovery');
  if (!observed || recovery === undefined) return [];
  const blockers: DischargeRefusal[] = [];
  const needed = day.clinic.rules.dischargeScore;
  const score = mpadssOf(recovery);
  if (score !== null && score < needed)
    blockers.push({ code: 'score-too-low', scale: 'mpadss', score, needed });
  const phaseOne = day.booking.sedation ? aldreteOf(recovery) : null;
  if (phaseOne !== null && phaseOne < ALDRETE_NEEDED)
    blockers.push({
      code: 'score-too-low',
      scale: 'aldrete',
      score: phaseOne,
      needed: ALDRETE_NEEDED,
    });
  return blockers;
}

function orthostatic(day: DayCase): DischargeRefusal[] {
  const discharge = checklistOf(day, 'discharge');
  const drop = discharge && orthostaticDrop(discharge);
  if (!drop || !isOrthostatic(drop)) return [];
  const steady = answerTo(discharge, LINK.steady)?.value;
  const symptoms = steady === undefined ? null : steady !== true;
  return [{ code: 'orthostatic-drop', ...drop, symptoms }];
}

function observation(day: DayCase, now: Instant): DischargeRefusal[] {
  const minutesLeft = observationLeft(day, now) ?? day.clinic.rules.observationMinutes;
  return minutesLeft > 0 ? [{ code: 'observation-not-over', minutesLeft }] : [];
}

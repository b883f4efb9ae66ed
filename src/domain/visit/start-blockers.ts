import { answerTo, type ChecklistKind, type ItemCondition } from '#domain/discharge/checklist';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { LINK } from '#domain/discharge/link-ids';
import { openItems } from '#domain/discharge/progress';
import type { Instant } from '#domain/time/instant';
import { checklistOf, type DayCase, holdsFor } from '#domain/visit/day-case';
import { blockGiven } from '#domain/visit/next-steps';
import { sideMismatch, sidesOf } from '#domain/visit/sides';
import { takenAt } from '#domain/visit/visit';
import type { VisitRefusal } from '#domain/visit/visit-refusal';

interface StartRule {
  readonly kind: ChecklistKind;
  readonly linkId: string;
  readonly asked: ItemCondition;
  readonly hard: boolean;
}

/**
 * What must be confirmed before the procedure starts; each item is worded so that "yes" clears it.
 * Hard and soft: model.md. Sources: WHO surgical safety checklist, Universal Protocol
 * (clinical.md B [32, 33]); infection [24, 25], pregnancy [26], fasting ASA [29], escort [28, 30].
 */
export const START_RULES: readonly StartRule[] = [
  { kind: 'pre-procedure', linkId: LINK.identity, asked: 'always', hard: true },
  { kind: 'pre-procedure', linkId: LINK.consent, asked: 'always', hard: true },
  { kind: 'pre-procedure', linkId: LINK.siteMarked, asked: 'always', hard: true },
  { kind: 'time-out', linkId: LINK.timeOutConfirmed, asked: 'always', hard: true },
  // A last dose taken too late is the physician's to judge, not a wall.
  { kind: 'pre-procedure', linkId: LINK.lastDose, asked: 'antithrombotics-stopped', hard: false },
  { kind: 'pre-procedure', linkId: LINK.infection, asked: 'always', hard: false },
  { kind: 'pre-procedure', linkId: LINK.pregnancy, asked: 'pregnancy-possible', hard: false },
  { kind: 'pre-procedure', linkId: LINK.fasting, asked: 'sedated', hard: false },
  { kind: 'pre-procedure', linkId: LINK.escort, asked: 'always', hard: false },
];

/** Where a side must have been said, besides order and booking. */
export const SIDE_RULES: readonly StartRule[] = [
  { kind: 'pre-procedure', linkId: LINK.consentSide, asked: 'sided', hard: true },
  { kind: 'pre-procedure', linkId: LINK.markedSide, asked: 'sided', hard: true },
  { kind: 'time-out', linkId: LINK.timeOutSide, asked: 'sided', hard: true },
];

/**
 * `room`: may the patient be taken into the room? `needle`: may the procedure start, which asks for
 * the time-out in the room as well ("immediately before the needle", Universal Protocol).
 */
export type StartGate = 'room' | 'needle';

export type StartRefusal = VisitRefusal | BookingRefusal;

/** Everything that stands between this patient and the procedure, the hardest first. */
export function startBlockers(day: DayCase, gate: StartGate): StartRefusal[] {
  const kinds: ChecklistKind[] =
    gate === 'room' ? ['pre-procedure'] : ['pre-procedure', 'time-out'];
  const mismatch = sideMismatch(sidesOf(day));
  const hard: StartRefusal[] = [...bookingBlockers(day)];
  if (mismatch) hard.push({ code: 'side-differs', sides: mismatch });
  if (day.procedureType.lateralityNeeded && day.booking.side === null)
    hard.push({ code: 'side-missing' });
  const soft: StartRefusal[] = [];
  for (const kind of kinds) {
    const checklist = checklistOf(day, kind);
    if (checklist === undefined) {
      hard.push({ code: 'checklist-unfinished', kind, linkIds: [] });
      continue;
    }
    const open = openItems(checklist, day)
      .map((item) => item.linkId)
      // Saying that the procedure may start is what these blockers guard.
      .filter((linkId) => linkId !== LINK.start);
    if (open.length > 0) hard.push({ code: 'checklist-unfinished', kind, linkIds: open });
    for (const rule of [...START_RULES, ...SIDE_RULES]) {
      if (rule.kind !== kind || !holdsFor(rule.asked, day) || open.includes(rule.linkId)) continue;
      if (isCleared(day, rule)) continue;
      const item = checklist.items.find((each) => each.linkId === rule.linkId);
      (rule.hard ? hard : soft).push({
        code: 'start-blocked',
        kind,
        linkId: rule.linkId,
        text: item?.text ?? rule.linkId,
        hard: rule.hard,
      });
    }
  }
  return [...hard, ...soft];
}

/**
 * The procedure has started: the team said so at the end of the time-out, in the present stay in the
 * room. A time-out of a stay that was undone says nothing about this one.
 */
export function startedAt(day: Pick<DayCase, 'checklists' | 'visit'>): Instant | null {
  const timeOut = day.checklists.find((checklist) => checklist.kind === 'time-out');
  const said = timeOut && answerTo(timeOut, LINK.start);
  const entered = takenAt(day.visit, 'in-room');
  if (said?.value !== true || entered === null) return null;
  return isBefore(said.at, entered) ? null : said.at;
}

/**
 * Has the procedure begun? Said at the time-out; and nobody leaves the room with the block done
 * unless it was, which answers for days whose checklists are no longer at hand.
 */
export function hasStarted(day: Pick<DayCase, 'checklists' | 'visit'>): boolean {
  return startedAt(day) !== null || blockGiven(day.visit);
}

const isBefore = (one: Instant, other: Instant): boolean =>
  Temporal.Instant.compare(one, other) < 0;

function bookingBlockers(day: DayCase): StartRefusal[] {
  const blockers: StartRefusal[] = [];
  if (day.booking.status === 'cancelled') blockers.push({ code: 'booking-not-standing' });
  if (day.booking.status === 'provisional') blockers.push({ code: 'booking-not-confirmed' });
  // Its sender may have withdrawn it while the booking stands.
  if (day.referral.decision !== 'accepted') blockers.push({ code: 'referral-not-accepted' });
  const flags = day.referral.redFlags.filter((flag) => flag.resolved === null);
  if (flags.length > 0)
    blockers.push({ code: 'red-flag-unresolved', kinds: flags.map((flag) => flag.kind) });
  // As for booking and telling: where it hardly bleeds, nobody has to decide first.
  const decides = day.procedureType.bleedingRisk !== 'low';
  for (const plan of day.referral.antithrombotics)
    if (decides && (plan.decision === null || plan.decided === null))
      blockers.push({ code: 'antithrombotic-undecided', drug: plan.drug });
  return blockers;
}

/**
 * A hard item that the template no longer has counts as not confirmed; a soft one is then not
 * asked. "Not applicable" clears soft items only.
 */
function isCleared(day: DayCase, rule: StartRule): boolean {
  const checklist = checklistOf(day, rule.kind);
  const item = checklist?.items.find((each) => each.linkId === rule.linkId);
  if (checklist === undefined || item === undefined) return !rule.hard;
  const value = answerTo(checklist, rule.linkId)?.value;
  if (item.type === 'side') return value === 'left' || value === 'right' || value === 'both';
  return value === true || (!rule.hard && (value === undefined || value === 'not-applicable'));
}

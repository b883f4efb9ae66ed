import { dischargeBlockers, observationLeft } from '#domain/discharge/discharge-blockers';
import { LINK } from '#domain/discharge/link-ids';
import type { ChecklistKind } from '#domain/discharge/checklist';
import { openItems } from '#domain/discharge/progress';
import type { Refusal } from '#domain/refusal';
import { addMinutes, type Instant } from '#domain/time/instant';
import { checklistOf, type DayCase, isObserved } from '#domain/visit/day-case';
import { nextStep } from '#domain/visit/next-steps';
import { notOverruled, overruleKey } from '#domain/visit/overrules';
import { recordOf } from '#domain/visit/procedure-record';
import {
  hasStarted,
  type StartRefusal,
  startBlockers,
  startedAt,
} from '#domain/visit/start-blockers';
import { stateOf, takenAt, type StampedStep } from '#domain/visit/visit';

/** Whose move it is. */
export type Mover = 'patient' | 'escort' | 'coordinator' | 'nurse' | 'physician';

/** What a patient waits for. */
export type Waiting =
  | { readonly for: 'arrival'; readonly whose: 'patient' }
  | { readonly for: 'checklist'; readonly kind: ChecklistKind; readonly whose: Mover }
  /** Something is answered so that the case must not go on. */
  | { readonly for: 'blocker'; readonly refusal: Refusal; readonly whose: Mover }
  | { readonly for: 'overrule'; readonly refusal: Refusal; readonly whose: 'physician' }
  | { readonly for: 'procedure'; readonly whose: 'physician' }
  | { readonly for: 'record'; readonly whose: 'physician' }
  | { readonly for: 'signature'; readonly whose: 'physician' }
  | { readonly for: 'observation'; readonly until: Instant; readonly whose: 'nurse' }
  | { readonly for: 'escort'; readonly whose: 'escort' }
  | { readonly for: 'step'; readonly step: StampedStep; readonly whose: Mover };

/**
 * What this patient waits for and whose move each is, the next one first; empty once they have left
 * and nothing is owed.
 */
export function waitingFor(day: DayCase, now: Instant): Waiting[] {
  switch (stateOf(day.visit)) {
    case 'expected':
      return [{ for: 'arrival', whose: 'patient' }];
    case 'arrived':
    case 'prepared':
      return beforeTheRoom(day);
    case 'in-room':
      return inTheRoom(day);
    case 'aborted':
    case 'in-recovery':
      return [...inRecovery(day, now), ...owedRecord(day)];
    case 'ready':
      return [...goingHome(day, now), ...owedRecord(day)];
    default:
      return owedRecord(day);
  }
}

function beforeTheRoom(day: DayCase): Waiting[] {
  const blockers = notOverruled(startBlockers(day, 'room'), day.visit.overrules);
  if (blockers.length === 0) return ordinaryStep(day, 'nurse');
  // Preparing goes on while a checklist is open; what only a physician can clear is said at once.
  const open = blockers.some((each) => each.code === 'checklist-unfinished');
  const waits = blockers.map(startWait);
  return open && stateOf(day.visit) === 'arrived' ? [...waits].sort(checklistFirst) : waits;
}

const checklistFirst = (a: Waiting, b: Waiting): number =>
  Number(b.for === 'checklist') - Number(a.for === 'checklist');

function startWait(refusal: StartRefusal): Waiting {
  if (refusal.code === 'checklist-unfinished')
    return {
      for: 'checklist',
      kind: refusal.kind,
      whose: refusal.kind === 'time-out' ? 'physician' : 'nurse',
    };
  if (overruleKey(refusal) !== null) return { for: 'overrule', refusal, whose: 'physician' };
  return {
    for: 'blocker',
    refusal,
    whose: refusal.code === 'booking-not-confirmed' ? 'coordinator' : 'physician',
  };
}

function inTheRoom(day: DayCase): Waiting[] {
  if (startedAt(day) !== null) {
    const signOut = checklistOf(day, 'sign-out');
    const open = signOut === undefined || openItems(signOut, day).length > 0;
    return [
      { for: 'procedure', whose: 'physician' },
      ...(open ? [{ for: 'checklist', kind: 'sign-out', whose: 'nurse' } as const] : []),
    ];
  }
  const blockers = notOverruled(startBlockers(day, 'needle'), day.visit.overrules);
  return blockers.length > 0
    ? blockers.map(startWait)
    : [{ for: 'checklist', kind: 'time-out', whose: 'physician' }];
}

function inRecovery(day: DayCase, now: Instant): Waiting[] {
  const since = takenAt(day.visit, 'in-recovery');
  const left = observationLeft(day, now);
  if (since !== null && left !== null && left > 0)
    return [
      {
        for: 'observation',
        until: addMinutes(since, day.clinic.rules.observationMinutes),
        whose: 'nurse',
      },
    ];
  const unscored =
    isObserved(day) &&
    dischargeBlockers(day, now).some(
      (each) => each.code === 'item-unanswered' && each.kind === 'recovery',
    );
  return unscored
    ? [{ for: 'checklist', kind: 'recovery', whose: 'nurse' }]
    : ordinaryStep(day, 'nurse');
}

function goingHome(day: DayCase, now: Instant): Waiting[] {
  const blockers = notOverruled(dischargeBlockers(day, now), day.visit.overrules);
  if (blockers.length === 0) return ordinaryStep(day, 'nurse');
  const waits: Waiting[] = [];
  const unanswered = new Set<ChecklistKind>();
  for (const refusal of blockers) {
    if (refusal.code === 'item-unanswered') unanswered.add(refusal.kind);
    else if (refusal.code === 'observation-not-over')
      waits.push({
        for: 'observation',
        until: addMinutes(now, refusal.minutesLeft),
        whose: 'nurse',
      });
    else if (refusal.code === 'item-forbids-home' && refusal.linkId === LINK.escortHere)
      waits.push({ for: 'escort', whose: 'escort' });
    else if (overruleKey(refusal) !== null)
      waits.push({ for: 'overrule', refusal, whose: 'physician' });
    else waits.push({ for: 'blocker', refusal, whose: 'physician' });
  }
  const lists = [...unanswered].map((kind): Waiting => ({
    for: 'checklist',
    kind,
    whose: 'nurse',
  }));
  return [...waits.filter((wait) => wait.for === 'blocker'), ...lists, ...rest(waits)];
}

const rest = (waits: readonly Waiting[]): Waiting[] =>
  waits.filter((wait) => wait.for !== 'blocker');

function ordinaryStep(day: DayCase, whose: Mover): Waiting[] {
  const step = nextStep(day.visit, day.booking);
  return step === null ? [] : [{ for: 'step', step, whose }];
}

/** Owed to whoever had the needle; nothing was done, nothing is owed. */
function owedRecord(day: DayCase): Waiting[] {
  if (!hasStarted(day)) return [];
  const record = recordOf(day.visit);
  if (record === undefined) return [{ for: 'record', whose: 'physician' }];
  return record.signed === null ? [{ for: 'signature', whose: 'physician' }] : [];
}

import type { ProcedureType, Urgency } from '#domain/clinic/clinic';
import type { Patient } from '#domain/clinic/patient';
import type { Actor } from '#domain/people/person';
import { type Act, permissionRefusals } from '#domain/people/roles';
import type { Stamp } from '#domain/people/stamp';
import { sidesAgree, diagnosisSide } from '#domain/referral/diagnosis';
import { missingToAccept } from '#domain/referral/missing-facts';
import type { Side } from '#domain/referral/laterality';
import type {
  Level,
  Question,
  Referral,
  TriageDecision,
  TriageStep,
} from '#domain/referral/referral';
import type { CommonRefusal } from '#domain/refusal';
import type { ReferralRefusal } from '#domain/referral/referral-refusal';

type Roles = Pick<Actor, 'roles'>;
export type TriageRefusal = ReferralRefusal | Extract<CommonRefusal, { code: 'not-permitted' }>;

/** What somebody wants to decide, with what that decision needs. */
export type TriageCommand =
  | {
      readonly decision: 'accepted';
      readonly urgency: Urgency | null;
      readonly procedureTypeId: string | null;
      readonly side: Side | null;
      readonly levels: readonly Level[];
    }
  | { readonly decision: 'asked'; readonly of: string; readonly text: string }
  | {
      /** `received`: what was asked for has come, and triage goes on. */
      readonly decision: 'needs-information' | 'declined' | 'withdrawn' | 'received';
      readonly reason: string;
    };

/** From where each decision can be reached. Everything else is undone first. */
const OPEN_FROM: Readonly<Record<TriageDecision, readonly TriageDecision[]>> = {
  received: ['asked', 'needs-information'],
  accepted: ['received', 'asked'],
  'needs-information': ['received', 'asked'],
  asked: ['received'],
  declined: ['received', 'asked', 'needs-information'],
  withdrawn: ['received', 'asked', 'needs-information', 'accepted'],
};

/**
 * Who may take each decision: model.md, "Who may". Asking a colleague is part of returning with
 * advice; a withdrawal is the sender's or the patient's word, which anybody may write down.
 */
export const ACT_OF: Readonly<Record<TriageDecision, Act>> = {
  received: 'enter-referral',
  accepted: 'triage-referral',
  'needs-information': 'return-referral',
  asked: 'return-referral',
  declined: 'triage-referral',
  withdrawn: 'enter-referral',
};

const DECISIONS: readonly TriageDecision[] = [
  'accepted',
  'needs-information',
  'asked',
  'declined',
  'received',
  'withdrawn',
];

/** What this person may decide now, were nothing missing; in the order in which it is offered. */
export function allowedDecisions(
  referral: Pick<Referral, 'decision' | 'bookingsStanding' | 'seriesId'>,
  actor: Roles,
): TriageDecision[] {
  return DECISIONS.filter((decision) => decisionRefusals(referral, decision, actor).length === 0);
}

/** Every reason why this decision is not open to this person now, whatever it would say. */
export function decisionRefusals(
  referral: Pick<Referral, 'decision' | 'bookingsStanding' | 'seriesId'>,
  decision: TriageDecision,
  actor: Roles,
): TriageRefusal[] {
  const refusals: TriageRefusal[] = permissionRefusals(actor, ACT_OF[decision]);
  if (!OPEN_FROM[decision].includes(referral.decision))
    refusals.push({ code: 'decision-not-open', decision, present: referral.decision });
  if (decision === 'withdrawn' && isDependedOn(referral))
    refusals.push({ code: 'something-depends-on-it', bookings: referral.bookingsStanding });
  return refusals;
}

/** Every reason why this may not be decided now; empty means it may. */
export function triageRefusals(
  referral: Referral,
  patient: Patient,
  procedureType: ProcedureType | null,
  command: TriageCommand,
  actor: Roles,
): TriageRefusal[] {
  const refusals = decisionRefusals(referral, command.decision, actor);
  if (command.decision === 'accepted')
    refusals.push(...acceptRefusals(referral, patient, procedureType, command));
  else if (command.decision === 'asked') {
    if (command.of.trim() === '' || command.text.trim() === '')
      refusals.push({ code: 'reason-missing' });
  } else if (command.reason.trim() === '') refusals.push({ code: 'reason-missing' });
  return refusals;
}

function acceptRefusals(
  referral: Referral,
  patient: Patient,
  procedureType: ProcedureType | null,
  command: Extract<TriageCommand, { decision: 'accepted' }>,
): TriageRefusal[] {
  const refusals: TriageRefusal[] = [];
  const facts = missingToAccept({ ...referral, ...command }, patient, procedureType);
  if (facts.length > 0) refusals.push({ code: 'facts-missing', facts });
  return [...refusals, ...sideRefusals(referral.diagnosis?.code ?? null, command.side)];
}

/** The code names another side than the order: nobody goes on before a person has looked. */
export function sideRefusals(code: string | null, ordered: Side | null): ReferralRefusal[] {
  if (code === null || ordered === null || sidesAgree(code, ordered)) return [];
  const named = diagnosisSide(code);
  return named === null
    ? []
    : [{ code: 'diagnosis-side-mismatch', diagnosisSide: named, orderedSide: ordered }];
}

/** What a decision writes down. Facts completed while accepting are facts: an undo leaves them. */
export interface TriagePlan {
  readonly step: TriageStep;
  readonly question: Question | null;
  readonly facts: Partial<Pick<Referral, 'urgency' | 'procedureTypeId' | 'side' | 'levels'>>;
}

/** Only after `triageRefusals` was empty. `ids` are for the step and for a question, in that order. */
export function planTriage(
  command: TriageCommand,
  stamp: Stamp,
  ids: readonly [string, string],
): TriagePlan {
  const { decision } = command;
  const reason = 'reason' in command ? command.reason.trim() : null;
  const step: TriageStep = { ...stamp, id: ids[0], decision, reason, undone: null };
  if (command.decision === 'asked') {
    const { of, text } = command;
    const question = { id: ids[1], asked: stamp, of: of.trim(), text: text.trim(), answered: null };
    return { step, question, facts: {} };
  }
  if (command.decision !== 'accepted') return { step, question: null, facts: {} };
  const { urgency, procedureTypeId, side, levels } = command;
  return { step, question: null, facts: { urgency, procedureTypeId, side, levels } };
}

/** The last step that still counts. */
export function lastStep(referral: Pick<Referral, 'steps'>): TriageStep | null {
  return referral.steps.findLast((step) => step.undone === null) ?? null;
}

/** Why the last step may not be undone: nothing to undo, not theirs to undo, or something stands on it. */
export function undoRefusals(
  referral: Pick<Referral, 'decision' | 'steps' | 'bookingsStanding' | 'seriesId' | 'endedAt'>,
  actor: Roles,
): TriageRefusal[] {
  const step = lastStep(referral);
  // What was merged is separated again as a whole: see `undoMergeRefusals`.
  if (step === null)
    return [{ code: 'decision-not-open', decision: 'received', present: referral.decision }];
  return [...permissionRefusals(actor, ACT_OF[step.decision]), ...dependence(referral)];
}

/**
 * Why a referral that was withdrawn may not go back among the new ones when its sender asks again.
 * That is the sender's word and needs nobody's leave; but what is booked or was done stays as it is.
 */
export function askedAgainRefusals(
  referral: Pick<Referral, 'decision' | 'bookingsStanding' | 'seriesId' | 'endedAt'>,
): ReferralRefusal[] {
  const { decision } = referral;
  return decision === 'withdrawn'
    ? dependence(referral)
    : [{ code: 'decision-not-open', decision: 'received', present: decision }];
}

function dependence(
  referral: Pick<Referral, 'bookingsStanding' | 'seriesId' | 'endedAt'>,
): ReferralRefusal[] {
  return isDependedOn(referral) || referral.endedAt !== null
    ? [{ code: 'something-depends-on-it', bookings: referral.bookingsStanding }]
    : [];
}

/** Where the referral stands again once its last step is undone. */
export function decisionBefore(referral: Pick<Referral, 'steps'>): TriageDecision {
  const counting = referral.steps.filter((step) => step.undone === null);
  return counting.at(-2)?.decision ?? 'received';
}

const isDependedOn = (referral: Pick<Referral, 'bookingsStanding' | 'seriesId'>): boolean =>
  referral.bookingsStanding > 0 || referral.seriesId !== null;

import type { Booking } from '#domain/booking/booking';
import type { Actor } from '#domain/people/person';
import { type Act, mayDo, permissionRefusals } from '#domain/people/roles';
import { needsPrescriber, type AntithromboticPlan } from '#domain/readiness/antithrombotics';
import { REFERRAL_ACTIONS, type ReferralAction } from '#domain/referral/referral-action';
import type { Question, RedFlag, Referral, TriageDecision } from '#domain/referral/referral';
import { lastReminder } from '#domain/referral/reminders';
import {
  ACT_OF,
  decisionRefusals,
  lastStep,
  undoRefusals,
  type TriageRefusal,
} from '#domain/referral/triage';
import type { ClinicDate } from '#domain/time/clinic-date';

/** Those that are decisions of triage. */
export const DECISION_OF = {
  accept: 'accepted',
  return: 'needs-information',
  ask: 'asked',
  decline: 'declined',
  receive: 'received',
  withdraw: 'withdrawn',
} as const satisfies Partial<Record<ReferralAction, TriageDecision>>;

type Decision = keyof typeof DECISION_OF;
const isDecision = (action: ReferralAction): action is Decision => action in DECISION_OF;

/** Whom each is open to; a refinement such as "their own" stands in its rule below. */
const ACT_FOR: Readonly<Record<Exclude<ReferralAction, Decision | 'undo'>, Act>> = {
  'answer-question': 'enter-referral',
  'take-back-answer': 'enter-referral',
  'raise-red-flag': 'enter-referral',
  'resolve-red-flag': 'resolve-red-flag',
  'withdraw-red-flag': 'resolve-red-flag',
  'reopen-red-flag': 'resolve-red-flag',
  'set-plan': 'set-antithrombotic-plan',
  'take-back-plan': 'set-antithrombotic-plan',
  'record-agreement': 'complete-readiness',
  'take-back-agreement': 'complete-readiness',
  'add-readiness': 'complete-readiness',
  'set-readiness': 'complete-readiness',
  'set-authorisation': 'complete-readiness',
  'complete-facts': 'enter-referral',
  'send-reminder': 'return-referral',
  'take-back-reminder': 'return-referral',
};

export interface ActionFacts {
  readonly referral: Referral;
  /** The referral's bookings: whether the patient was told of them is what some steps rest on. */
  readonly bookings: readonly Pick<Booking, 'status' | 'date' | 'start' | 'told'>[];
}

type Who = Pick<Actor, 'roles'>;

/** What this person may do to this referral now, in the order in which it is offered. */
export function allowedActions(
  facts: ActionFacts,
  actor: Who,
  today: ClinicDate,
): ReferralAction[] {
  return REFERRAL_ACTIONS.filter(
    (action) => actionRefusals(action, facts, actor, today).length === 0,
  );
}

/**
 * Every reason why this is not open to this person on this referral now. What a particular wish
 * lacks besides (an urgency, a reason, which of two flags) is asked where it is done.
 */
export function actionRefusals(
  action: ReferralAction,
  facts: ActionFacts,
  actor: Who,
  today: ClinicDate,
): TriageRefusal[] {
  const { referral } = facts;
  // It goes on in the other one; only the merge itself can be taken back.
  if (referral.mergedInto !== null && action !== 'undo') return [{ code: 'merged-already' }];
  if (isDecision(action)) return decisionRefusals(referral, DECISION_OF[action], actor);
  if (action === 'undo') return stepUndoRefusals(referral, actor);
  const refusals: TriageRefusal[] = permissionRefusals(actor, ACT_FOR[action]);
  return [...refusals, ...objectsOf(action, facts, today)];
}

function stepUndoRefusals(referral: Referral, actor: Who): TriageRefusal[] {
  return lastStep(referral) === null
    ? [
        ...permissionRefusals(actor, ACT_OF.received),
        { code: 'nothing-to-act-on' as const, action: 'undo' as const },
      ]
    : undoRefusals(referral, actor);
}

type Thing = Exclude<ReferralAction, Decision | 'undo'>;

function objectsOf(action: Thing, facts: ActionFacts, today: ClinicDate): TriageRefusal[] {
  const { referral } = facts;
  switch (action) {
    case 'answer-question':
      return some(action, referral.questions.filter(isOpenQuestion));
    case 'take-back-answer':
      return anyOf(
        action,
        referral.questions.filter(({ answered }) => answered !== null),
        (question) => takeBackAnswerRefusals(referral, question),
      );
    case 'raise-red-flag':
      // As long as somebody may still be treated, a warning sign can be written down.
      return referral.bookingsStanding > 0 ? [] : closed(referral);
    case 'resolve-red-flag':
    case 'withdraw-red-flag':
      return some(action, referral.redFlags.filter(isOpenFlag));
    case 'reopen-red-flag':
      return [
        ...closed(referral),
        ...some(
          action,
          referral.redFlags.filter(({ resolved }) => resolved !== null),
        ),
      ];
    case 'set-plan':
    case 'add-readiness':
    case 'set-authorisation':
      return closed(referral);
    case 'take-back-plan':
      return anyOf(
        action,
        referral.antithrombotics.filter(({ decided }) => decided !== null),
        (plan) => takeBackPlanRefusals(facts, plan, today),
      );
    case 'record-agreement':
      return [
        ...closed(referral),
        ...some(
          action,
          referral.antithrombotics.filter(
            (plan) => needsPrescriber(plan) && plan.prescriberAgreed === null,
          ),
        ),
      ];
    case 'take-back-agreement':
      return anyOf(
        action,
        referral.antithrombotics.filter(({ prescriberAgreed }) => prescriberAgreed !== null),
        (plan) => takeBackAgreementRefusals(facts, plan, today),
      );
    case 'set-readiness':
      return [...closed(referral), ...some(action, referral.readiness)];
    case 'complete-facts':
      return [];
    case 'send-reminder':
      return referral.decision === 'needs-information'
        ? []
        : [{ code: 'nothing-to-act-on', action }];
    case 'take-back-reminder':
      return lastReminder(referral) === null ? [{ code: 'nothing-to-act-on', action }] : [];
  }
}

export const isOpenFlag = (flag: RedFlag): boolean => flag.resolved === null;
const isOpenQuestion = (question: Question): boolean => question.answered === null;

/**
 * Only a physician takes back a warning sign, also for whoever has just raised it by a slip: were it
 * theirs to take back, one that was right could vanish before any physician had seen it. It stands
 * on the physician's list meanwhile and costs a look; what it stops is a confirmed booking only.
 */
export function mayWithdrawFlag(flag: RedFlag, actor: Who): boolean {
  return isOpenFlag(flag) && mayDo(actor.roles, 'resolve-red-flag');
}

/** The step by which triage went on when the last open question was answered. */
export function stepOfAnswer(
  referral: Referral,
  question: Question,
): Referral['steps'][number] | null {
  return (
    referral.steps.find(
      ({ decision, at, by, undone }) =>
        undone === null &&
        decision === 'received' &&
        at === question.answered?.at &&
        by === question.answered.by,
    ) ?? null
  );
}

/** An answer that a decision was taken on stays until that decision is undone. */
export function takeBackAnswerRefusals(referral: Referral, question: Question): TriageRefusal[] {
  const step = stepOfAnswer(referral, question);
  const stands = step === null ? referral.decision === 'asked' : lastStep(referral) === step;
  return stands ? [] : [{ code: 'decided-since', decision: referral.decision }];
}

/** What is booked rests on the plan; a patient who was told to stop cannot be untold. */
export function takeBackPlanRefusals(
  facts: ActionFacts,
  plan: AntithromboticPlan,
  today: ClinicDate,
): TriageRefusal[] {
  const { bookingsStanding } = facts.referral;
  return [
    ...takeBackAgreementRefusals(facts, plan, today),
    ...(bookingsStanding > 0
      ? [{ code: 'something-depends-on-it' as const, bookings: bookingsStanding }]
      : []),
  ];
}

/** Once the agreement is there the patient is told their day and to stop, in one call. */
export function takeBackAgreementRefusals(
  { bookings }: ActionFacts,
  plan: AntithromboticPlan,
  today: ClinicDate,
): TriageRefusal[] {
  if (plan.prescriberAgreed === null || !needsPrescriber(plan)) return [];
  // They stop for the day they were told, wherever the booking stands by now.
  const told = bookings
    .filter(({ status }) => status !== 'cancelled')
    .find((booking) => booking.told !== null && booking.told.date >= today)?.told;
  return told == null ? [] : [{ code: 'patient-was-told', drug: plan.drug, date: told.date }];
}

function closed({ decision }: Referral): TriageRefusal[] {
  return decision === 'declined' || decision === 'withdrawn'
    ? [{ code: 'referral-closed', decision }]
    : [];
}

function some(action: ReferralAction, things: readonly unknown[]): TriageRefusal[] {
  return things.length > 0 ? [] : [{ code: 'nothing-to-act-on', action }];
}

/** Open while it is open for one of them; else why it is not for the last. */
function anyOf<T>(
  action: ReferralAction,
  things: readonly T[],
  refusals: (thing: T) => TriageRefusal[],
): TriageRefusal[] {
  const reasons = things.map(refusals);
  if (reasons.some((each) => each.length === 0)) return [];
  return reasons.at(-1) ?? [{ code: 'nothing-to-act-on', action }];
}

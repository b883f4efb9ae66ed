import type { DismissDuplicate, Merge } from '#contract/duplicates';
import type {
  Accept,
  AddReadiness,
  AgreePlan,
  Answer,
  Ask,
  CompleteReferral,
  DecideWithReason,
  EnterReferral,
  RaiseRedFlag,
  Remind,
  ResolveRedFlag,
  SetAuthorisation,
  SetPlan,
  SetReadiness,
  TakeBack,
  TakeBackPart,
  TakeBackPlan,
  TakeBackReminder,
  UndoTriage,
} from '#contract/referral-writes';
import type { ReferralAnswer } from '#contract/referral-answer';
import type { ImportOutcome } from '#domain/referral/incoming';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';

/** Where to go once it is decided: the next one of the list, which opens by itself. */
interface Decided {
  readonly referralId: string;
  readonly nextId: string | null;
}

interface Of {
  readonly referralId: string;
}

export const referralPageActions = createActionGroup({
  source: 'Referral page',
  events: {
    Opened: props<Of>(),
    Accepted: props<Decided & { body: Accept }>(),
    Returned: props<Decided & { body: DecideWithReason }>(),
    Declined: props<Decided & { body: DecideWithReason }>(),
    'Colleague asked': props<Decided & { body: Ask }>(),
    Withdrawn: props<Decided & { body: DecideWithReason }>(),
    'Information received': props<Of & { body: DecideWithReason }>(),
    'Question answered': props<Of & { questionId: string; body: Answer }>(),
    'Undo asked': props<Of>(),
    'Decision undone': props<Of & { body: UndoTriage }>(),
    'Facts completed': props<Of & { body: CompleteReferral }>(),
    'Red flag raised': props<Of & { body: RaiseRedFlag }>(),
    'Red flag resolved': props<Of & { flagId: string; body: ResolveRedFlag }>(),
    'Readiness added': props<Of & { body: AddReadiness }>(),
    'Readiness set': props<Of & { itemId: string; body: SetReadiness }>(),
    'Plan set': props<Of & { body: SetPlan }>(),
    'Prescriber agreed': props<Of & { body: AgreePlan }>(),
    'Authorisation set': props<Of & { body: SetAuthorisation }>(),
    'Answer taken back': props<Of & { questionId: string; body: TakeBackPart }>(),
    'Red flag withdrawn': props<Of & { flagId: string; body: TakeBack }>(),
    'Red flag reopened': props<Of & { flagId: string; body: TakeBack }>(),
    'Plan taken back': props<Of & { body: TakeBackPlan }>(),
    'Agreement taken back': props<Of & { body: TakeBackPlan }>(),
    'Reminder recorded': props<Of & { body: Remind }>(),
    'Reminder undo asked': props<Of>(),
    'Reminder taken back': props<Of & { body: TakeBackReminder }>(),
    /** What may be done to it as it now is, asked of the server. */
    'Actions wanted': props<Of>(),
    Merged: props<Of & { body: Merge }>(),
    'Duplicate dismissed': props<Of & { otherId: string; body: DismissDuplicate }>(),
    'Failure dismissed': emptyProps(),
  },
});

export const queuePageActions = createActionGroup({
  source: 'Queue page',
  events: {
    'Files chosen': props<{ files: readonly File[] }>(),
    'Referral entered': props<{ body: EnterReferral; letters: readonly File[] }>(),
    'Import closed': emptyProps(),
  },
});

/** Everything on a referral's page that is stored. */
export const referralWrites = [
  referralPageActions.accepted,
  referralPageActions.returned,
  referralPageActions.declined,
  referralPageActions.colleagueAsked,
  referralPageActions.withdrawn,
  referralPageActions.informationReceived,
  referralPageActions.questionAnswered,
  referralPageActions.decisionUndone,
  referralPageActions.factsCompleted,
  referralPageActions.redFlagRaised,
  referralPageActions.redFlagResolved,
  referralPageActions.readinessAdded,
  referralPageActions.readinessSet,
  referralPageActions.planSet,
  referralPageActions.prescriberAgreed,
  referralPageActions.authorisationSet,
  referralPageActions.answerTakenBack,
  referralPageActions.redFlagWithdrawn,
  referralPageActions.redFlagReopened,
  referralPageActions.planTakenBack,
  referralPageActions.agreementTakenBack,
  referralPageActions.reminderRecorded,
  referralPageActions.reminderTakenBack,
  referralPageActions.merged,
  referralPageActions.duplicateDismissed,
] as const;
export type ReferralWriteAction = ReturnType<(typeof referralWrites)[number]>;

export const referralsApiActions = createActionGroup({
  source: 'Referrals API',
  events: {
    Stored: props<{ write: ReferralWriteAction }>(),
    /** `referralId` is null where a new referral was refused. */
    'Write refused': props<{ referralId: string | null; failure: ApiFailure }>(),
    /** Its letters are attached next. */
    Entered: props<Of & { letters: readonly File[] }>(),
    'File taken in': props<{
      name: string;
      parts: readonly string[];
      outcomes: readonly ImportOutcome[];
    }>(),
    'File failed': props<{ name: string; failure: ApiFailure }>(),
    'Files done': emptyProps(),
    'Actions found': props<{ answer: ReferralAnswer }>(),
    'Actions not found': props<Of & { failure: ApiFailure }>(),
  },
});

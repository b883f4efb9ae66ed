import type { ReferralAnswer } from '#contract/referral-answer';
import type { ReferralAction } from '#domain/referral/referral-action';
import type { ImportOutcome } from '#domain/referral/incoming';
import { createFeature, createReducer, on } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';
import {
  queuePageActions,
  referralPageActions,
  referralsApiActions,
  type ReferralWriteAction,
  referralWrites,
} from './referral-queue.actions';
import { isDecision } from './write-requests';

export interface ImportedFile {
  readonly name: string;
  /** The names of the files that were sent as one. */
  readonly parts: readonly string[];
  readonly outcomes: readonly ImportOutcome[];
  readonly failure: ApiFailure | null;
}

/** What whoever is signed in may do to this version of a referral. */
export interface AllowedOn {
  readonly version: number;
  readonly actions: readonly ReferralAction[];
}

interface ReferralQueueState {
  /** A write is on its way: what asks for another rests until the answer. */
  readonly saving: boolean;
  /** Why the last write was not done, and of which referral (`null`: a new one). */
  readonly failure: { readonly referralId: string | null; readonly failure: ApiFailure } | null;
  /** The write that was stored last, counted, so that the same kind twice is two. */
  readonly lastStored: { readonly count: number; readonly type: string } | null;
  /** The referral that was decided last at this desk, for U, and the one that opened after it. */
  readonly lastDecided: { readonly referralId: string; readonly nextId: string | null } | null;
  /** The files of the last import, as they come back; `null` when none is shown. */
  readonly imported: readonly ImportedFile[] | null;
  readonly importing: boolean;
  /** What the server said may be done, and to which version of the referral. */
  readonly allowed: Readonly<Record<string, AllowedOn>>;
  /** Referrals that could not be looked up, and why. */
  readonly missing: Readonly<Record<string, ApiFailure>>;
}

const NOTHING: ReferralQueueState = {
  saving: false,
  failure: null,
  lastStored: null,
  lastDecided: null,
  imported: null,
  importing: false,
  allowed: {},
  missing: {},
};

/** What U takes back: a decision just stored, until it is undone. */
function lastDecided(
  before: ReferralQueueState['lastDecided'],
  write: ReferralWriteAction,
): ReferralQueueState['lastDecided'] {
  if (isDecision(write)) return { referralId: write.referralId, nextId: write.nextId };
  return write.type === referralPageActions.decisionUndone.type ? null : before;
}

const without = (
  missing: ReferralQueueState['missing'],
  referralId: string,
): ReferralQueueState['missing'] =>
  Object.fromEntries(Object.entries(missing).filter(([id]) => id !== referralId));

/** Of as many referrals as are walked through at once; an answer that was overtaken counts no more. */
const REMEMBERED = 20;

function withAllowed(
  before: ReferralQueueState['allowed'],
  { referral: { id, version }, allowed: actions }: ReferralAnswer,
): ReferralQueueState['allowed'] {
  if ((before[id]?.version ?? 0) > version) return before;
  const others = Object.entries(before).filter(([other]) => other !== id);
  return Object.fromEntries([...others.slice(1 - REMEMBERED), [id, { version, actions }]]);
}

export const referralQueueFeature = createFeature({
  name: 'referralQueue',
  reducer: createReducer(
    NOTHING,
    on(...referralWrites, (state): ReferralQueueState => ({
      ...state,
      saving: true,
      failure: null,
    })),
    on(queuePageActions.referralEntered, (state): ReferralQueueState => ({
      ...state,
      saving: true,
      failure: null,
    })),
    on(referralsApiActions.stored, (state, { write }): ReferralQueueState => ({
      ...state,
      saving: false,
      lastStored: { count: (state.lastStored?.count ?? 0) + 1, type: write.type },
      lastDecided: lastDecided(state.lastDecided, write),
    })),
    on(referralsApiActions.entered, (state): ReferralQueueState => ({
      ...state,
      saving: false,
    })),
    on(referralsApiActions.writeRefused, (state, { referralId, failure }): ReferralQueueState => ({
      ...state,
      saving: false,
      failure: { referralId, failure },
    })),
    on(referralPageActions.failureDismissed, (state): ReferralQueueState => ({
      ...state,
      failure: null,
    })),
    on(referralPageActions.opened, (state, { referralId }): ReferralQueueState => ({
      ...state,
      failure: null,
      // Whoever opens another patient has left the decision behind: U there would be a surprise.
      lastDecided: state.lastDecided?.nextId === referralId ? state.lastDecided : null,
      missing: without(state.missing, referralId),
    })),
    on(queuePageActions.filesChosen, (state): ReferralQueueState => ({
      ...state,
      imported: [],
      importing: true,
    })),
    on(referralsApiActions.fileTakenIn, (state, { name, parts, outcomes }): ReferralQueueState => ({
      ...state,
      imported: [...(state.imported ?? []), { name, parts, outcomes, failure: null }],
    })),
    on(referralsApiActions.fileFailed, (state, { name, failure }): ReferralQueueState => ({
      ...state,
      imported: [...(state.imported ?? []), { name, parts: [], outcomes: [], failure }],
    })),
    on(referralsApiActions.filesDone, (state): ReferralQueueState => ({
      ...state,
      importing: false,
    })),
    on(queuePageActions.importClosed, (state): ReferralQueueState => ({
      ...state,
      imported: null,
    })),
    on(referralsApiActions.actionsFound, (state, { answer }): ReferralQueueState => ({
      ...state,
      allowed: withAllowed(state.allowed, answer),
      missing: without(state.missing, answer.referral.id),
    })),
    on(
      referralsApiActions.actionsNotFound,
      (state, { referralId, failure }): ReferralQueueState => ({
        ...state,
        missing: { ...state.missing, [referralId]: failure },
      }),
    ),
  ),
});

export const {
  selectSaving,
  selectFailure,
  selectLastStored,
  selectLastDecided,
  selectImported,
  selectImporting,
  selectAllowed,
  selectMissing,
} = referralQueueFeature;

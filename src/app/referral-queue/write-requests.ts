import { referralPageActions as page, type ReferralWriteAction } from './referral-queue.actions';
import type { ReferralWrite } from './referrals-client';

/** How each write of the page is asked of the server. */
export function requestOf(write: ReferralWriteAction): ReferralWrite {
  const { body } = write;
  switch (write.type) {
    case page.accepted.type:
      return { method: 'POST', path: '/accept', body };
    case page.returned.type:
      return { method: 'POST', path: '/return', body };
    case page.declined.type:
      return { method: 'POST', path: '/decline', body };
    case page.colleagueAsked.type:
      return { method: 'POST', path: '/ask', body };
    case page.withdrawn.type:
      return { method: 'POST', path: '/withdraw', body };
    case page.informationReceived.type:
      return { method: 'POST', path: '/receive', body };
    case page.questionAnswered.type:
      return { method: 'POST', path: `/questions/${write.questionId}/answer`, body };
    case page.decisionUndone.type:
      return { method: 'POST', path: '/undo', body };
    case page.factsCompleted.type:
      return { method: 'PATCH', path: '', body };
    case page.redFlagRaised.type:
      return { method: 'POST', path: '/red-flags', body };
    case page.redFlagResolved.type:
      return { method: 'POST', path: `/red-flags/${write.flagId}/resolve`, body };
    case page.readinessAdded.type:
      return { method: 'POST', path: '/readiness', body };
    case page.readinessSet.type:
      return { method: 'PUT', path: `/readiness/${write.itemId}`, body };
    case page.planSet.type:
      return { method: 'PUT', path: '/antithrombotics', body };
    case page.prescriberAgreed.type:
      return { method: 'POST', path: '/antithrombotics/agreed', body };
    case page.authorisationSet.type:
      return { method: 'PUT', path: '/authorisation', body };
    case page.answerTakenBack.type:
      return { method: 'POST', path: `/questions/${write.questionId}/take-back`, body };
    case page.redFlagWithdrawn.type:
      return { method: 'POST', path: `/red-flags/${write.flagId}/withdraw`, body };
    case page.redFlagReopened.type:
      return { method: 'POST', path: `/red-flags/${write.flagId}/reopen`, body };
    case page.planTakenBack.type:
      return { method: 'POST', path: '/antithrombotics/take-back', body };
    case page.agreementTakenBack.type:
      return { method: 'POST', path: '/antithrombotics/agreed/take-back', body };
    case page.reminderRecorded.type:
      return { method: 'POST', path: '/reminders', body };
    case page.reminderTakenBack.type:
      return { method: 'POST', path: '/reminders/take-back', body };
    case page.merged.type:
      return { method: 'POST', path: '/merge', body };
    case page.duplicateDismissed.type:
      return { method: 'POST', path: `/duplicates/${write.otherId}/dismiss`, body };
  }
}

/** What was done, said at the foot of the page; `null` where the page itself shows it. */
export function doneWords(write: ReferralWriteAction, patient: string): string | null {
  switch (write.type) {
    case page.accepted.type:
      return $localize`Accepted: ${patient}:patient:.`;
    case page.returned.type:
      return $localize`Returned with advice: ${patient}:patient:.`;
    case page.declined.type:
      return $localize`Declined: ${patient}:patient:.`;
    case page.colleagueAsked.type:
      return $localize`Asked about ${patient}:patient:.`;
    case page.withdrawn.type:
      return $localize`Withdrawn: ${patient}:patient:.`;
    case page.decisionUndone.type:
      return $localize`Taken back: ${patient}:patient: stands where it stood before.`;
    case page.factsCompleted.type:
      return $localize`Saved.`;
    case page.informationReceived.type:
      return $localize`Back in triage: ${patient}:patient:.`;
    case page.reminderRecorded.type:
      return $localize`Reminder recorded: ${patient}:patient:.`;
    case page.merged.type:
      return $localize`Merged: ${patient}:patient: has one referral for this now.`;
    case page.duplicateDismissed.type:
      return $localize`Noted: these are two referrals.`;
    default:
      return null;
  }
}

/** A decision of triage, after which the next referral opens and an undo is offered. */
export function isDecision(
  write: ReferralWriteAction,
): write is Extract<ReferralWriteAction, { nextId: string | null }> {
  return 'nextId' in write;
}

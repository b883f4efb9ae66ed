import type { ReferralAction } from '#domain/referral/referral-action';
import type { AttachmentFault } from '#domain/referral/attachments';
import type { DatedFact, ReferralRefusal } from '#domain/referral/referral-refusal';
import type { TriagedFact } from '#domain/referral/referral';
import type { ClinicDate } from '#domain/time/clinic-date';
import { onDay } from '../times/words';
import { allOf } from '../words/lists';
import { missingFactWord, sideWord, triageWord } from '../words/referral-words';

export function referralSentence(refusal: ReferralRefusal, today: ClinicDate): string {
  switch (refusal.code) {
    case 'decision-not-open':
      return $localize`This referral is “${triageWord(refusal.present)}:present:”, so it cannot become “${triageWord(refusal.decision)}:decision:”. Undo its last step first.`;
    case 'facts-missing':
      return $localize`Still missing: ${allOf(refusal.facts.map(missingFactWord))}:facts:. Fill it in, or return the referral with advice.`;
    case 'reason-missing':
      return $localize`A reason is needed: whoever sent the referral will read it.`;
    case 'something-depends-on-it':
      return refusal.bookings === 1
        ? $localize`A booking depends on this. Cancel it first.`
        : $localize`${refusal.bookings}:count: bookings depend on this. Cancel them first.`;
    case 'diagnosis-side-mismatch':
      return $localize`The diagnosis code says ${sideWord(refusal.diagnosisSide)}:diagnosisSide:, the order says ${sideWord(refusal.orderedSide)}:orderedSide:. Correct whichever is wrong.`;
    case 'decided-at-triage':
      return $localize`A physician accepted this referral with its ${allOf(refusal.facts.map(triagedFactWord))}:facts:. Ask a physician to change it: nothing was changed.`;
    case 'date-impossible':
      return impossibleDate(refusal.field, refusal.date);
    case 'mrn-taken':
      return $localize`Another patient has the record number ${refusal.mrn}:mrn:. Search for it, or leave the number empty to be given the next one.`;
    case 'file-changed':
      return $localize`The file is not the one that was looked over. Look it over again.`;
    case 'rows-with-faults':
      return $localize`Another number of rows has faults now (${refusal.rows}:count:). Look the file over again before it is taken in.`;
    case 'saved-filter-name-taken':
      return $localize`You have a saved view called ${refusal.name}:name: already. Give this one another name.`;
    case 'saved-filters-full':
      return $localize`You have ${refusal.most}:count: saved views, and no more are kept. Remove one that you do not use.`;
    case 'no-such-saved-filter':
      return $localize`This saved view is not there any more.`;
    case 'merge-into-itself':
      return $localize`A referral cannot be merged into itself. Choose the other one.`;
    case 'merged-already':
      return $localize`One of the two has been merged already. Open the referral it went to.`;
    case 'survivor-closed':
      return $localize`The referral that would be kept is closed, so nobody would act on it. Merge the other way round, or reopen it first.`;
    case 'duplicate-in-treatment':
      return $localize`Blocks of this referral are booked, in a series, or done. Keep this one and merge the other into it.`;
    case 'duplicate-patient-in-treatment':
      return $localize`The patient record that would be given up has bookings or a series on another referral. Keep that record: merge the other way round, or cancel them first.`;
    case 'merge-built-upon':
      return refusal.bookings + refusal.series > 0
        ? $localize`Since the merge a block or series was booked on the referral that was kept. Cancel it first, then the two can be separated.`
        : $localize`Since the merge the referral that was kept was decided on. Undo that first, then the two can be separated.`;
    case 'no-stop-decided':
      return $localize`A physician has not decided to stop ${refusal.drug}:drug:, so there is nothing for its prescriber to agree to.`;
    case 'attachment-refused':
      return attachmentSentence(refusal.fault, refusal.file);
    case 'referral-closed':
      return $localize`This referral is “${triageWord(refusal.decision)}:decision:”. Undo that first.`;
    case 'nothing-to-act-on':
      return nothingToActOn(refusal.action);
    case 'patient-was-told':
      return $localize`The patient was told to stop ${refusal.drug}:drug: for the block ${onDay(refusal.date, today)}:day:. Call them, and move or cancel the block first.`;
    case 'decided-since':
      return $localize`A decision was taken since: “${triageWord(refusal.decision)}:decision:”. Undo that first.`;
  }
}

function nothingToActOn(action: ReferralAction): string {
  switch (action) {
    case 'undo':
      return $localize`Nothing was decided yet, so there is nothing to undo.`;
    case 'answer-question':
      return $localize`This question is answered already.`;
    case 'take-back-answer':
      return $localize`No question has been answered.`;
    case 'resolve-red-flag':
      return $localize`No red flag is open.`;
    case 'withdraw-red-flag':
      return $localize`No open red flag is yours to withdraw. A physician may withdraw any.`;
    case 'reopen-red-flag':
      return $localize`No red flag has been resolved.`;
    case 'take-back-plan':
      return $localize`No plan for a drug has been decided.`;
    case 'record-agreement':
      return $localize`No prescriber’s agreement is awaited. It is asked for once a physician has decided to stop a drug.`;
    case 'take-back-agreement':
      return $localize`No prescriber has agreed yet.`;
    case 'send-reminder':
      return $localize`No information is awaited from the referrer, so there is nothing to remind them of.`;
    case 'take-back-reminder':
      return $localize`No reminder was recorded since the referral was returned.`;
    default:
      return $localize`There is nothing to do this to any more.`;
  }
}

function triagedFactWord(fact: TriagedFact): string {
  switch (fact) {
    case 'urgency':
      return $localize`urgency`;
    case 'procedureTypeId':
      return $localize`procedure`;
    case 'side':
      return $localize`side`;
    case 'levels':
      return $localize`levels`;
  }
}

function impossibleDate(field: DatedFact, date: string): string {
  switch (field) {
    case 'birth-date':
      return $localize`Nobody was born on ${date}:date:. Check the birth date.`;
    case 'received-on':
      return $localize`A referral cannot have come on ${date}:date:. Check the day it was received.`;
    case 'authorisation':
      return $localize`The authorisation cannot end on ${date}:date:. Check the day: not before it begins, not ten years from now.`;
    case 'pause':
      return $localize`The pause cannot end on ${date}:date:. Check the day: not before it begins, not ten years from now. Leave it empty where nobody knows the end.`;
    case 'unavailable':
      return $localize`The days away cannot end on ${date}:date:. Check the day: not before they begin, not ten years from now. Leave it empty where nobody knows the end.`;
    case 'onset':
      return $localize`The pain cannot have begun on ${date}:date:. Check the onset: not after today, not before birth.`;
    case 'investigation':
      return $localize`No test can have been done on ${date}:date:. Check the day under Imaging and tests: not after today, not before birth.`;
    case 'previous-block':
      return $localize`No block can have been done on ${date}:date:. Check the day under Blocks elsewhere: not after today, not before birth.`;
  }
}

/** Why a file is not attached, and what would help. */
export function attachmentSentence(fault: AttachmentFault, file: string): string {
  switch (fault) {
    case 'empty':
      return $localize`“${file}:file:” is empty. Scan it or save it again, then attach it.`;
    case 'too-large':
      return $localize`“${file}:file:” is larger than 10 MB. Scan it in black and white or at a lower resolution, or attach it in parts.`;
    case 'kind-not-shown':
      return $localize`“${file}:file:” is not a PDF, PNG or JPEG inside, whatever its name says, so it could not be shown here. Save or scan it as a PDF, then attach that.`;
    case 'incomplete':
      return $localize`The end of “${file}:file:” is missing, so it may not open. Scan it or save it again, then attach it.`;
    case 'there-already':
      return $localize`“${file}:file:” is on this referral already. Nothing needs to be done.`;
    case 'too-many':
      return $localize`This referral has as many letters as it can keep. Withdraw one that is not needed, or attach several pages as one PDF instead of “${file}:file:”.`;
    case 'too-many-ever':
      return $localize`This referral has had as many letters as it can keep, those that were withdrawn among them. “${file}:file:” was not attached: what it says can be written into the history.`;
  }
}

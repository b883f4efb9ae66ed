import type { ImportOutcome } from '#domain/referral/incoming';

type Refused = Pick<Extract<ImportOutcome, { kind: 'refused' }>, 'fault' | 'found'>;

/** Why nothing came of a message, and what would help. */
export function faultWords({ fault, found }: Refused): string {
  const what = found ?? '';
  switch (fault) {
    case 'empty':
      return $localize`The file is empty.`;
    case 'too-large':
      return $localize`The file is too large (${what}:size:). Up to 5 MB are read: send its referrals in smaller files.`;
    case 'packed':
      return $localize`The file is packed (${what}:kind:). Nothing in it was opened: drop the file inside, or save the sheet as CSV UTF-8.`;
    case 'too-deep':
      return $localize`The file nests too deeply to be a referral.`;
    case 'too-many':
      return $localize`The file holds ${what}:count: referrals. Up to 500 are read at once: send it in parts.`;
    case 'not-text':
      return $localize`The file is not text. Referrals come as FHIR R4 JSON or HL7 v2.`;
    case 'not-json':
      return $localize`The file begins as JSON and breaks here.`;
    case 'unknown-format':
      return found === 'XML'
        ? $localize`FHIR in XML is not read. Ask the sender for JSON.`
        : found === 'CSV'
          ? $localize`This is CSV. Give the file a name that ends in .csv, and it is looked over before anything is taken in.`
          : $localize`The file is neither FHIR R4 JSON nor HL7 v2.`;
    case 'not-hl7':
      return $localize`The header of the message cannot be read.`;
    case 'broken-row':
      return $localize`A quotation mark is not closed here, or stands in the middle of a cell. Put the cell in quotation marks and double those inside.`;
    case 'column-unknown':
      return $localize`There is no column “${what}:column:”. The columns are those of the template.`;
    case 'column-missing':
      return $localize`The column “${what}:column:” is missing in the heading.`;
    case 'column-twice':
      return $localize`The column “${what}:column:” stands twice in the heading.`;
    case 'not-a-referral':
      return $localize`This is ${what}:type:, not a referral.`;
    case 'no-referral-inside':
      return $localize`There is no referral in it.`;
    case 'event-not-taken':
      return $localize`The event ${what}:event: brings no referral.`;
    case 'completed':
      return $localize`The request is completed already.`;
    case 'revoked':
      return $localize`The sender revoked the request before it was known here.`;
    case 'entered-in-error':
      return $localize`The sender entered the request in error, and it was not known here.`;
    case 'do-not-perform':
      return $localize`It asks that something is not done.`;
    case 'patient-deceased':
      return $localize`The message says that the patient has died.`;
    case 'withdrawal-of-unknown':
      return $localize`It cancels the referral ${what}:number:, which this sender never sent here.`;
    case 'withdrawn-but-booked':
      return $localize`It asks again for a referral that was withdrawn here, and whose blocks are still booked or were done. Cancel what is booked and take the message in again, or enter the referral by hand.`;
    case 'patient-differs':
      return $localize`Its patient number belongs to somebody else here (${what}:difference:). Enter the referral by hand once you know who it is.`;
  }
}

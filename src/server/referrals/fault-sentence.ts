import type { RefusedMessage } from '#domain/referral/incoming';

/** Why nothing came of it, for whoever reads the answer without the app's own words. */
export function faultSentence({ fault, found }: RefusedMessage): string {
  switch (fault) {
    case 'empty':
      return 'The file is empty.';
    case 'too-large':
      return `The file is too large (${found ?? 'unknown size'}); 5 MB is the limit. Send its referrals in smaller files.`;
    case 'packed':
      return `The file is packed (${found ?? 'ZIP'}); nothing in it was opened. Send the file inside, or save the sheet as CSV UTF-8.`;
    case 'too-deep':
      return 'The file nests too deeply to be a referral.';
    case 'too-many':
      return `The file holds ${found ?? 'too many'} referrals; 500 is the limit. Send it in parts.`;
    case 'not-text':
      return 'The file is not text in an encoding that is understood here.';
    case 'not-json':
      return 'The file begins as JSON and breaks here.';
    case 'unknown-format':
      return found === 'XML'
        ? 'FHIR in XML is not read here; send it as JSON.'
        : found === 'CSV'
          ? 'A CSV file is looked over before it is taken in: send it to /api/referrals/csv/preview.'
          : 'The file is neither FHIR R4 JSON nor HL7 v2.';
    case 'not-hl7':
      return 'The message header cannot be read.';
    case 'broken-row':
      return 'A quotation mark is not closed here, or stands in the middle of a cell. Put the cell in quotation marks and double those inside.';
    case 'column-unknown':
      return `There is no column "${found ?? ''}". The columns are those of the template.`;
    case 'column-missing':
      return `The column "${found ?? ''}" is missing in the heading.`;
    case 'column-twice':
      return `The column "${found ?? ''}" stands twice in the heading.`;
    case 'not-a-referral':
      return `This is ${found ?? 'something else'}, not a referral (ServiceRequest or REF message).`;
    case 'no-referral-inside':
      return 'There is no ServiceRequest and no REF message in it.';
    case 'event-not-taken':
      return `The event ${found ?? ''} brings no referral; REF^I12, I13 and I14 are taken.`;
    case 'completed':
      return 'The request is completed already.';
    case 'revoked':
      return 'The sender revoked the request, and it was not known here.';
    case 'entered-in-error':
      return 'The sender entered the request in error, and it was not known here.';
    case 'do-not-perform':
      return 'It asks that something is not done.';
    case 'patient-deceased':
      return 'The patient has died, says the message.';
    case 'withdrawal-of-unknown':
      return `It cancels the referral ${found ?? ''}, which is not known from this sender.`;
    case 'withdrawn-but-booked':
      return 'It asks again for a referral that was withdrawn here, and whose blocks are still booked or were done. Cancel what is booked and take the message in again, or enter the referral by hand.';
    case 'patient-differs':
      return `Its patient identifier belongs here to somebody else: ${found ?? 'the birth date or the name differs'}.`;
  }
}

import type { LetterFault } from '#domain/referral/incoming-letter';

/** Why a letter was left out, for whoever reads the answer without the app's own words. */
export function letterSentence(fault: LetterFault): string {
  switch (fault) {
    case 'empty':
      return 'The letter is empty.';
    case 'too-large':
      return 'The letter is larger than 10 MB.';
    case 'kind-not-shown':
      return 'The letter is neither PDF, PNG nor JPEG by its content.';
    case 'incomplete':
      return 'The letter is cut off: its end is missing.';
    case 'there-already':
      return 'The letter is there already.';
    case 'too-many':
      return 'The referral has as many letters as it can have.';
    case 'too-many-ever':
      return 'The referral has had as many letters as it can keep, withdrawn ones among them.';
    case 'no-content':
      return 'The document holds no letter.';
    case 'not-base64':
      return 'The letter is not in base64.';
    case 'elsewhere':
      return 'The letter is not in the file; nothing is fetched from another server.';
    case 'set-aside':
      return 'The sender has set the document aside as entered in error or superseded.';
    case 'another-patient':
      return 'The document is about another patient than the request.';
    case 'unclear-whose':
      return 'The document does not say which referral it belongs to.';
  }
}

import type { LetterLeftOut } from '#domain/referral/incoming-letter';
import { attachmentSentence } from '../shared/refusal-messages/referral-sentences';

/** Why a letter inside a message was left out, and what would help. */
export function leftOutWords({ name, fault }: Pick<LetterLeftOut, 'name' | 'fault'>): string {
  switch (fault) {
    case 'no-content':
      return $localize`“${name}:file:” holds no letter. Ask the sender for it.`;
    case 'not-base64':
      return $localize`“${name}:file:” was damaged on its way. Ask the sender for it again.`;
    case 'elsewhere':
      return $localize`“${name}:file:” is on another server, from which nothing is fetched. Ask the sender for the letter itself.`;
    case 'set-aside':
      return $localize`“${name}:file:” was set aside by the sender, as entered in error or written anew.`;
    case 'another-patient':
      return $localize`“${name}:file:” is about another patient in the file, so it was not attached. Tell the sender.`;
    case 'unclear-whose':
      return $localize`“${name}:file:” does not say which referral it belongs to. Ask the sender, then attach it.`;
    default:
      return attachmentSentence(fault, name);
  }
}

import type { CommonRefusal, EntityKind } from '#domain/refusal';
import { rolesThatMay } from '#domain/people/roles';
import { instantWords } from '../times/words';
import { allOf, oneOf } from '../words/lists';
import { actWords, someoneOf } from '../words/people-words';
import type { Names } from './names';

/** "this referral". */
function thisOne(entity: EntityKind): string {
  switch (entity) {
    case 'clinic':
      return $localize`the clinic’s settings`;
    case 'person':
      return $localize`this person`;
    case 'resource':
      return $localize`this room, bay or physician`;
    case 'procedure-type':
      return $localize`this procedure`;
    case 'protocol':
      return $localize`this protocol`;
    case 'checklist-template':
      return $localize`this checklist template`;
    case 'session-template':
      return $localize`this regular session`;
    case 'session':
      return $localize`this session`;
    case 'closure':
      return $localize`this closure`;
    case 'patient':
      return $localize`this patient`;
    case 'referral':
      return $localize`this referral`;
    case 'booking':
      return $localize`this booking`;
    case 'hold':
      return $localize`this hold`;
    case 'visit':
      return $localize`this visit`;
    case 'checklist':
      return $localize`this checklist`;
    case 'series':
      return $localize`this series`;
  }
}

/** `preferredPhysicianId` → "preferred physician". */
function factWords(name: string): string {
  return name
    .replace(/Ids?$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

export function commonSentence(refusal: CommonRefusal, names: Names): string {
  switch (refusal.code) {
    case 'stale': {
      const when = instantWords(refusal.changedAt, names.zone, names.today);
      const what = thisOne(refusal.entity);
      const facts = allOf(refusal.changed.map(factWords));
      return facts === ''
        ? $localize`${refusal.changedByName}:who: changed ${what}:what: at ${when}:when:, after you opened it. Look at it as it is now, then try again.`
        : $localize`${refusal.changedByName}:who: changed ${what}:what: (${facts}:facts:) at ${when}:when:, after you opened it. Look at it as it is now, then try again.`;
    }
    case 'others-were-faster':
      return $localize`Colleagues are changing the same hours at this moment. Nothing was stored; try again.`;
    case 'not-permitted': {
      const roles = oneOf(rolesThatMay(refusal.act).map(someoneOf));
      return $localize`Only ${roles}:roles: may ${actWords(refusal.act)}:act:.`;
    }
    case 'not-found':
      return $localize`The server does not know ${thisOne(refusal.entity)}:what:. It may belong to another clinic, or the link is wrong.`;
  }
}

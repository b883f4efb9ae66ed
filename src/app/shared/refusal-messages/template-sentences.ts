import type { Holder } from '#domain/discharge/holder';
import type { HeldFact, TemplateRefusal } from '#domain/discharge/template-refusal';
import { checklistKindWord } from '../words/visit-words';
import type { Names } from './names';

/** Why a rule cannot do without an item, in the words of the clinic. */
export function holderWords(by: Holder): string {
  switch (by) {
    case 'start':
      return $localize`Ganglion asks for this before the procedure starts.`;
    case 'side':
      return $localize`Ganglion compares this side with order and booking before the procedure starts.`;
    case 'home':
      return $localize`Ganglion asks for this before anyone is sent home.`;
    case 'pressure':
      return $localize`Ganglion works out the fall of pressure on standing from this.`;
    case 'score':
      return $localize`Ganglion adds this up to the score without which nobody goes home.`;
  }
}

function keptWords(keeps: HeldFact): string {
  switch (keeps) {
    case 'there':
      return $localize`It must stay in the checklist; its words may change.`;
    case 'type':
      return $localize`It must keep its type of answer.`;
    case 'asked':
      return $localize`It must be asked of the same patients as before.`;
    case 'mandatory':
      return $localize`It must stay mandatory.`;
    case 'answered':
      return $localize`“Not applicable” cannot be offered.`;
    case 'unit':
      return $localize`It must keep its unit.`;
    case 'options':
      return $localize`It must keep its points; their words may change.`;
  }
}

export function templateSentence(refusal: TemplateRefusal, names: Names): string {
  switch (refusal.code) {
    case 'checklist-title-missing':
      return $localize`The checklist needs a title.`;
    case 'checklist-without-items':
      return $localize`A checklist needs at least one item.`;
    case 'checklist-too-many-items':
      return $localize`A checklist has at most ${refusal.most}:most: items. Take some out.`;
    case 'checklist-item-without-text':
      return $localize`Write what is asked.`;
    case 'checklist-text-too-long':
      return $localize`Too long: at most ${refusal.most}:most: characters.`;
    case 'checklist-item-name-wrong':
    case 'checklist-item-twice':
      return $localize`This item is damaged. Take it out and add it anew.`;
    case 'checklist-fact-not-of-type':
      return $localize`This type of answer has neither range nor unit nor options. Choose the type again.`;
    case 'checklist-range-empty':
      return $localize`The least value (${refusal.min}:min:) must lie below the most (${refusal.max}:max:).`;
    case 'checklist-unit-unknown':
      return $localize`Choose a unit from the list.`;
    case 'checklist-options-count':
      return $localize`A choice needs ${refusal.least}:least: to ${refusal.most}:most: options.`;
    case 'checklist-option-without-label':
      return $localize`Every option needs words.`;
    case 'checklist-option-twice':
      return $localize`“${refusal.label}:option:” stands there twice.`;
    case 'checklist-item-held':
      return refusal.keeps === 'there'
        ? $localize`“${refusal.text}:item:” is missing. ${holderWords(refusal.by)}:why: ${keptWords(refusal.keeps)}:what:`
        : `${holderWords(refusal.by)} ${keptWords(refusal.keeps)}`;
    case 'checklist-for-procedure-exists':
      return $localize`${names.procedureType(refusal.procedureTypeId)}:procedure: has a ${checklistKindWord(refusal.kind)}:kind: of its own already: “${refusal.title}:title:”.`;
    case 'checklist-for-all-stays':
      return $localize`This checklist is for all procedures that have none of their own, and stays so.`;
    case 'checklist-without-procedure':
      return $localize`Choose at least one procedure. All others share another checklist.`;
  }
}

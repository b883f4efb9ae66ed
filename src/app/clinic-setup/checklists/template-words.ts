import type { AnswerType, ChecklistTemplate, ItemCondition } from '#domain/discharge/checklist';
import type { ItemFact, TemplateChange } from '#domain/discharge/template-changes';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Names } from '../../shared/refusal-messages/names';
import { instantWords } from '../../shared/times/words';
import { allOf } from '../../shared/words/lists';
import { unitWord } from '../../shared/words/unit-words';

export function typeWord(type: AnswerType): string {
  switch (type) {
    case 'yes-no':
      return $localize`Yes or no`;
    case 'number':
      return $localize`Number`;
    case 'choice':
      return $localize`One of several`;
    case 'text':
      return $localize`Text`;
    case 'side':
      return $localize`Side`;
  }
}

/** Which patients an item is asked of. */
export function askedWord(asked: ItemCondition): string {
  switch (asked) {
    case 'always':
      return $localize`Every patient`;
    case 'sedated':
      return $localize`Patients under sedation`;
    case 'sided':
      return $localize`Where the procedure has a side`;
    case 'antithrombotics-stopped':
      return $localize`Patients who stopped an antithrombotic`;
    case 'pregnancy-possible':
      return $localize`Patients who may be pregnant`;
  }
}

/** A unit in a list to choose from. */
export const unitChoice = (unit: string): string => unitWord(unit) || $localize`points`;

export function forWords({ procedureTypeIds }: ChecklistTemplate, names: Names): string {
  return procedureTypeIds.length === 0
    ? $localize`All procedures without one of their own`
    : allOf(procedureTypeIds.map((id) => names.procedureType(id)));
}

export function publishedWords(
  { published }: ChecklistTemplate,
  zone: string,
  today: ClinicDate,
): string {
  return published === null
    ? $localize`The clinic started with it`
    : $localize`${published.byName}:who:, ${instantWords(published.at, zone, today)}:when:`;
}

/** One difference between two versions, as a sentence. */
export function changeWords(change: TemplateChange, names: Names): string {
  const { what } = change;
  switch (what) {
    case 'title':
      return $localize`Title: “${change.from}:before:” becomes “${change.to}:after:”.`;
    case 'procedures':
      return procedureWords(change, names);
    case 'item-added':
      return $localize`Added: “${change.item.text}:item:”.`;
    case 'item-removed':
      return $localize`Taken out: “${change.item.text}:item:”.`;
    case 'item-moved':
      return $localize`Moved: “${change.item.text}:item:”.`;
    case 'item-changed': {
      const facts = change.facts.map((fact) => factWords(fact, change));
      return $localize`“${change.before.text}:item:”: ${allOf(facts)}:facts:.`;
    }
  }
}

function procedureWords(
  { added, removed }: Extract<TemplateChange, { what: 'procedures' }>,
  names: Names,
): string {
  const named = (ids: readonly string[]): string => allOf(ids.map((id) => names.procedureType(id)));
  if (removed.length === 0) return $localize`Now also for ${named(added)}:procedures:.`;
  if (added.length === 0) return $localize`No longer for ${named(removed)}:procedures:.`;
  return $localize`Now for ${named(added)}:procedures:, no longer for ${named(removed)}:others:.`;
}

function factWords(
  fact: ItemFact,
  { after }: Extract<TemplateChange, { what: 'item-changed' }>,
): string {
  switch (fact) {
    case 'text':
      return $localize`now reads “${after.text}:text:”`;
    case 'type':
      return $localize`answered otherwise (${typeWord(after.type)}:type:)`;
    case 'asked':
      return $localize`asked of others (${askedWord(after.asked)}:whom:)`;
    case 'mandatory':
      return after.mandatory ? $localize`now mandatory` : $localize`may now be left open`;
    case 'not-applicable':
      return after.notApplicable
        ? $localize`may now be “not applicable”`
        : $localize`no longer “not applicable”`;
    case 'unit':
      return after.unit === null
        ? $localize`without a unit`
        : $localize`in ${unitChoice(after.unit)}:unit:`;
    case 'range':
      return rangeWords(after.min, after.max);
    case 'options':
      return $localize`options now ${allOf(after.options.map(({ label }) => label || '…'))}:options:`;
  }
}

function rangeWords(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return $localize`now from ${min}:min: to ${max}:max:`;
  if (min !== null) return $localize`now from ${min}:min:`;
  return max === null ? $localize`any number` : $localize`now up to ${max}:max:`;
}

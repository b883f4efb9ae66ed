import { URGENCIES } from '#domain/clinic/clinic';
import { SEXES, type Patient, type Sex } from '#domain/clinic/patient';
import { KNOWN_DIAGNOSES } from '#domain/referral/known-diagnoses';
import { SIDES, type Side } from '#domain/referral/laterality';
import { LEVELS, type MissingFact, type Referral } from '#domain/referral/referral';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { urgencyWord } from '../shared/words/referral-words';
import { selectToday } from '../state/clock.state';
import { selectProcedureTypes } from '../state/procedure-types.state';
import { selectPhysicians } from '../state/resources.state';
import { codeProblem } from './facts-from-form';
import { RangeFields } from './range-fields';
import { sideChoiceWord } from './referral/side-choice';

/** Every fact of a referral and its patient as native fields; the form around it reads them. */
@Component({
  selector: 'g-fact-fields',
  imports: [RangeFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './fact-fields.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--g-4);
    }
    h3 {
      margin-top: var(--g-2);
    }
    .checks {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--g-4);
    }
    .short {
      flex: 0 0 112px;
    }
    .code {
      flex: 0 0 128px;
    }
  `,
})
export class FactFields {
  readonly #store = inject(Store);

  /** As they are; `null` for a new referral. */
  readonly referral = input<Referral | null>(null);
  readonly patient = input<Patient | null>(null);
  /** A known patient is only named: their facts are corrected on a referral of theirs. */
  readonly withPatient = input(true);
  /** What lacks is marked. */
  readonly missing = input<readonly MissingFact[]>([]);

  protected readonly today = this.#store.selectSignal(selectToday);
  protected readonly physicians = this.#store.selectSignal(selectPhysicians);
  readonly #types = this.#store.selectSignal(selectProcedureTypes);
  protected readonly types = computed(() =>
    this.#types().filter(({ active, id }) => active || id === this.referral()?.procedureTypeId),
  );

  protected readonly urgencies = URGENCIES;
  protected readonly urgencyWord = urgencyWord;
  protected readonly sexes = SEXES;
  protected readonly sides = SIDES;
  protected readonly sideWord = sideChoiceWord;
  protected readonly levels = LEVELS;
  protected readonly diagnoses = KNOWN_DIAGNOSES;
  protected readonly scores = Array.from({ length: 11 }, (_, score) => score);

  protected readonly code = linkedSignal(() => this.referral()?.diagnosis?.code ?? '');
  protected readonly side = linkedSignal((): Side | null => this.referral()?.side ?? null);
  protected readonly problem = computed(() => codeProblem(this.code(), this.side()));

  protected lacks(fact: MissingFact): boolean {
    return this.missing().includes(fact);
  }

  protected lines(list: readonly string[] | undefined): string {
    return (list ?? []).join('\n');
  }

  protected sexWord(sex: Sex): string {
    switch (sex) {
      case 'female':
        return $localize`Female`;
      case 'male':
        return $localize`Male`;
      case 'other':
        return $localize`Other`;
      case 'unknown':
        return $localize`Not known`;
    }
  }

  /** A known code brings its words, where nobody has written any. */
  protected coded(input: HTMLInputElement, words: HTMLInputElement): void {
    this.code.set(input.value);
    const typed = input.value.trim().toUpperCase();
    const known = this.diagnoses.find(({ code }) => code === typed);
    if (known !== undefined && words.value.trim() === '') words.value = known.text;
  }
}

import { URGENCIES } from '#domain/clinic/clinic';
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
  signal,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { urgencyWord } from '../../shared/words/referral-words';
import { selectProcedureTypes } from '../../state/procedure-types.state';
import { selectPhysicians } from '../../state/resources.state';
import { codeNotes, codeProblem, mayBecomeCode } from '../code-words';
import { sideChoiceWord } from '../referral/side-choice';

/** What is to be done, where and why; a code is judged while it is typed. */
@Component({
  selector: 'g-indication-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './indication-fields.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--g-4);
    }
    h3 {
      margin-top: var(--g-2);
    }
    .side {
      flex-basis: 100%;
    }
    .order {
      display: flex;
      flex-direction: column;
      gap: var(--g-4);
    }
    .order[inert] :is(select, .g-segments, .checks) {
      background: var(--g-surface-2);
      color: var(--g-ink-2);
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
export class IndicationFields {
  readonly referral = input.required<Referral | null>();
  readonly missing = input.required<readonly MissingFact[]>();
  /** Procedure, urgency, side and levels are shown and cannot be changed. */
  readonly orderStands = input(false);

  readonly #store = inject(Store);
  protected readonly physicians = this.#store.selectSignal(selectPhysicians);
  readonly #types = this.#store.selectSignal(selectProcedureTypes);
  protected readonly types = computed(() =>
    this.#types().filter(({ active, id }) => active || id === this.referral()?.procedureTypeId),
  );

  protected readonly urgencies = URGENCIES;
  protected readonly urgencyWord = urgencyWord;
  protected readonly sides = SIDES;
  protected readonly sideWord = sideChoiceWord;
  protected readonly levels = LEVELS;
  protected readonly diagnoses = KNOWN_DIAGNOSES;

  protected readonly code = linkedSignal(() => this.referral()?.diagnosis?.code ?? '');
  /** Whoever types has left the field: what is half a code now stays one. */
  protected readonly settled = signal(false);
  protected readonly side = linkedSignal((): Side | null => this.referral()?.side ?? null);
  protected readonly problem = computed(() =>
    !this.settled() && mayBecomeCode(this.code()) ? '' : codeProblem(this.code(), this.side()),
  );
  protected readonly notes = computed(() => codeNotes(this.code()));

  /** To be read aloud as well: what cannot be changed is skipped by the keyboard. */
  protected readonly standing = computed(() => {
    const { side = null, levels = [], procedureTypeId, urgency } = this.referral() ?? {};
    const type = this.#types().find(({ id }) => id === procedureTypeId)?.name;
    return [type, side && sideChoiceWord(side), levels.join(', '), urgency && urgencyWord(urgency)]
      .filter(Boolean)
      .join(' · ');
  });

  protected lacks(fact: MissingFact): boolean {
    return this.missing().includes(fact);
  }

  /** A known code brings its words, where nobody has written any. */
  protected coded(input: HTMLInputElement, words: HTMLInputElement): void {
    this.code.set(input.value);
    this.settled.set(false);
    const typed = input.value.trim().toUpperCase();
    const known = this.diagnoses.find(({ code }) => code === typed);
    if (known !== undefined && words.value.trim() === '') words.value = known.text;
  }
}

import {
  FUNCTION_INSTRUMENTS,
  SCORES_OF,
  type FunctionInstrument,
} from '#domain/referral/clinical-record';
import type { MissingFact, Referral } from '#domain/referral/referral';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { selectToday } from '../../state/clock.state';
import { instrumentWord } from '../record-words';
import { BudapestGrid } from './budapest-grid';

/** When it began, how bad it is, and what was found. */
@Component({
  selector: 'g-findings-fields',
  imports: [BudapestGrid],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './findings-fields.html',
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
export class FindingsFields {
  readonly referral = input.required<Referral | null>();
  readonly missing = input.required<readonly MissingFact[]>();

  protected readonly today = inject(Store).selectSignal(selectToday);
  protected readonly scores = Array.from({ length: 11 }, (_, score) => score);
  protected readonly instruments = FUNCTION_INSTRUMENTS;
  protected readonly instrumentWord = instrumentWord;
  protected readonly instrument = linkedSignal(
    (): FunctionInstrument | null =>
      this.referral()?.baselineFunction?.measured?.instrument ?? null,
  );
  protected readonly range = computed(() => {
    const instrument = this.instrument();
    return instrument === null ? null : SCORES_OF[instrument];
  });

  protected choose(value: string): void {
    this.instrument.set(FUNCTION_INSTRUMENTS.find((each) => each === value) ?? null);
  }

  protected lacks(fact: MissingFact): boolean {
    return this.missing().includes(fact);
  }
}

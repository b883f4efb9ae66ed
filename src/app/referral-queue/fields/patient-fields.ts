import { SEXES, type Patient, type Sex } from '#domain/clinic/patient';
import { KNOWN_ANSWERS } from '#domain/referral/budapest';
import type { MissingFact } from '#domain/referral/referral';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectToday } from '../../state/clock.state';
import { answerWord } from '../record-words';

/** Who it is, how to reach them, and what they take. */
@Component({
  selector: 'g-patient-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './patient-fields.html',
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
export class PatientFields {
  readonly patient = input.required<Patient | null>();
  readonly missing = input.required<readonly MissingFact[]>();

  protected readonly today = inject(Store).selectSignal(selectToday);
  protected readonly sexes = SEXES;
  protected readonly answers = KNOWN_ANSWERS;
  protected readonly answerWord = answerWord;

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
}

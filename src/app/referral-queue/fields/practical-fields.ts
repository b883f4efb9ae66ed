import { MOBILITIES, type Patient } from '#domain/clinic/patient';
import type { Referral } from '#domain/referral/referral';
import { ChangeDetectionStrategy, Component, input, linkedSignal } from '@angular/core';
import { RangeFields } from '../range-fields';
import { mobilityWord } from '../record-words';

/** How the patient comes and goes, and when they cannot. */
@Component({
  selector: 'g-practical-fields',
  imports: [RangeFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './practical-fields.html',
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
export class PracticalFields {
  readonly referral = input.required<Referral | null>();
  readonly patient = input.required<Patient | null>();
  readonly withPatient = input.required<boolean>();

  protected readonly mobilities = MOBILITIES;
  protected readonly mobilityWord = mobilityWord;
  protected readonly escort = linkedSignal((): string => {
    const escort = this.patient()?.escort ?? null;
    if (escort === null) return '';
    return escort.arranged ? 'arranged' : 'none';
  });
}

import type { Patient } from '#domain/clinic/patient';
import type { MissingFact, Referral } from '#domain/referral/referral';
import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { BeforeFields } from './fields/before-fields';
import { FindingsFields } from './fields/findings-fields';
import { IndicationFields } from './fields/indication-fields';
import { PatientFields } from './fields/patient-fields';
import { PracticalFields } from './fields/practical-fields';

/** Every fact of a referral and its patient as native fields; the form around it reads them. */
@Component({
  selector: 'g-fact-fields',
  imports: [BeforeFields, FindingsFields, IndicationFields, PatientFields, PracticalFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './fact-fields.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--g-4);
    }
  `,
})
export class FactFields {
  /** As they are; `null` for a new referral. */
  readonly referral = input<Referral | null>(null);
  readonly patient = input<Patient | null>(null);
  /** A known patient is only named: their facts are corrected on a referral of theirs. */
  readonly withPatient = input(true);
  /** Triage decided what is ordered, and whoever fills this in may not change that. */
  readonly orderStands = input(false);
  /** What lacks is marked. */
  readonly missing = input<readonly MissingFact[]>([]);
}

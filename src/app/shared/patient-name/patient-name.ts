import { listName, type Patient, type Sex } from '#domain/clinic/patient';
import { ageOn } from '#domain/time/clinic-date';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectToday } from '../../state/clock.state';

function sexWord(sex: Sex): string {
  switch (sex) {
    case 'female':
      return $localize`F`;
    case 'male':
      return $localize`M`;
    case 'other':
      return $localize`other`;
    case 'unknown':
      return '';
  }
}

/** Who it is, so that nobody is mistaken for another: name, age, sex, record number. */
@Component({
  selector: 'g-patient-name',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="name">{{ name() }}</span> <span class="g-meta">{{ about() }}</span>`,
  styles: `
    :host {
      display: inline-flex;
      align-items: baseline;
      gap: 8px;
      min-width: 0;
    }
    .name {
      overflow: hidden;
      font-weight: 600;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .g-meta {
      flex: none;
    }
  `,
})
export class PatientName {
  readonly patient =
    input.required<Pick<Patient, 'familyName' | 'givenName' | 'birthDate' | 'sex' | 'mrn'>>();
  readonly #today = inject(Store).selectSignal(selectToday);

  protected readonly name = computed(() => listName(this.patient()));
  protected readonly about = computed(() => {
    const { birthDate, sex, mrn } = this.patient();
    const age = birthDate === null ? '' : String(ageOn(birthDate, this.#today()));
    return [age, sexWord(sex), mrn].filter((word) => word !== '').join(' · ');
  });
}

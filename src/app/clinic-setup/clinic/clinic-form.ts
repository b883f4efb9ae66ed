import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { textOf } from '../../shared/form-text';
import { HoursFields, hoursOf } from '../../shared/hours-fields/hours-fields';
import { selectClinic } from '../../state/clinic.state';
import { ChangedNote } from '../changed-note';
import { setUpPageActions } from '../set-up.actions';
import { PlanPreviewNote } from '../sessions/plan-preview';
import { selectSaving, selectSetUpFailure, selectWeighed } from '../set-up.state';

/** The clinic itself: its name, and when it is open. */
@Component({
  selector: 'g-clinic-form',
  imports: [ChangedNote, HoursFields, PlanPreviewNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './clinic-form.html',
  styleUrls: ['../detail.scss', './clinic-form.scss'],
})
export class ClinicForm {
  readonly #store = inject(Store);
  readonly #present = this.#store.selectSignal(selectClinic);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  readonly #failure = this.#store.selectSignal(selectSetUpFailure);
  readonly #weighed = this.#store.selectSignal(selectWeighed);
  /** As it was when the form was opened, or last saved from here: what one types is based on that. */
  protected readonly clinic = signal(untracked(this.#present));
  protected readonly changedMeanwhile = computed(
    () => !this.saving() && this.#present().version !== this.clinic().version,
  );
  /** As the server takes it. */
  protected readonly phonePattern = String.raw`[+\d][\d\s\(\)\.\/\-]*`;
  protected readonly hoursLabel = $localize`Opening hours`;

  constructor() {
    this.#store.dispatch(setUpPageActions.formOpened());
    let wasSaving = false;
    effect(() => {
      const isSaved = this.#failure() === null && this.#weighed() === null;
      if (wasSaving && !this.saving() && isSaved) this.clinic.set(untracked(this.#present));
      wasSaving = this.saving();
    });
  }

  protected showPresent(): void {
    this.clinic.set(this.#present());
    this.#store.dispatch(setUpPageActions.formOpened());
  }

  protected submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.saving()) return;
    const form = new FormData(event.target as HTMLFormElement);
    this.#store.dispatch(
      setUpPageActions.planChangeWanted({
        change: {
          kind: 'change-clinic',
          version: this.clinic().version,
          name: textOf(form, 'name'),
          phone: textOf(form, 'phone'),
          emergencyPhone: textOf(form, 'emergencyPhone'),
          openingHours: hoursOf(form),
        },
        said: $localize`Saved.`,
        back: '/set-up/clinic',
      }),
    );
  }
}

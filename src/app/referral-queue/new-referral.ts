import { listName, type Patient } from '#domain/clinic/patient';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Icon } from '../shared/icon/icon';
import { textOf } from '../shared/form-text';
import { PatientName } from '../shared/patient-name/patient-name';
import { FailureNote } from '../shared/refusals/failure';
import { shortcuts } from '../shared/shortcuts/shortcuts';
import { selectToday } from '../state/clock.state';
import { selectPatients } from '../state/patients.state';
import { codeProblem } from './code-words';
import { FactFields } from './fact-fields';
import { patientFactsFrom, referralFactsFrom } from './facts-from-form';
import { LikelyPatients } from './likely-patients';
import { queuePageActions } from './referral-queue.actions';
import { selectFailure, selectSaving } from './referral-queue.state';

/** How many patients of the same name are offered at once. */
const OFFERED = 5;

/** A referral that came by letter or by phone. Nothing typed goes before it is stored. */
@Component({
  selector: 'g-new-referral',
  imports: [FactFields, FailureNote, Icon, LikelyPatients, PatientName, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-referral.html',
  styleUrl: './new-referral.scss',
})
export class NewReferral {
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #patients = this.#store.selectSignal(selectPatients);
  readonly #failure = this.#store.selectSignal(selectFailure);
  protected readonly today = this.#store.selectSignal(selectToday);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly failure = computed(() => {
    const failure = this.#failure();
    return failure?.referralId === null ? failure.failure : null;
  });

  protected readonly words = signal('');
  protected readonly typed = signal<Readonly<Record<string, string>>>({});
  protected readonly known = signal<Patient | null>(null);
  /** Patients of this desk whose name or number begins like what is typed. */
  protected readonly offered = computed(() => {
    const words = this.words().trim().toLowerCase();
    if (words.length < 2) return [];
    return this.#patients()
      .filter((patient) =>
        `${listName(patient)} ${patient.givenName} ${patient.familyName} ${patient.mrn}`
          .toLowerCase()
          .includes(words),
      )
      .slice(0, OFFERED);
  });

  constructor() {
    shortcuts($localize`New referral`, [
      {
        keys: 'Escape',
        label: $localize`Close the form`,
        run: () => void this.#router.navigate(['/queue'], { queryParamsHandling: 'preserve' }),
      },
    ]);
  }

  /** Whom the fields name so far: people who may be the same are shown before anything is stored. */
  protected look(form: HTMLFormElement): void {
    const fields = new FormData(form);
    const names = ['familyName', 'givenName', 'birthDate', 'phone', 'mrn'] as const;
    this.typed.set(Object.fromEntries(names.map((name) => [name, textOf(fields, name)])));
  }

  protected choose(patient: Patient | null): void {
    this.known.set(patient);
    this.words.set('');
  }

  protected save(event: Event): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const referral = referralFactsFrom(form);
    if (codeProblem(textOf(form, 'diagnosisCode'), referral.side) !== '') return;
    const known = this.known();
    const patient =
      known === null
        ? { ...patientFactsFrom(form), mrn: textOf(form, 'mrn') || null }
        : { id: known.id };
    const receivedOn = textOf(form, 'receivedOn') || null;
    this.#store.dispatch(
      queuePageActions.referralEntered({ body: { patient, referral, receivedOn } }),
    );
  }
}

import { listName, type Patient } from '#domain/clinic/patient';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { DraftNote } from '../shared/drafts/draft-note';
import { Drafts } from '../shared/drafts/drafts';
import { FormDraft } from '../shared/drafts/form-draft';
import { Icon } from '../shared/icon/icon';
import { textOf } from '../shared/form-text';
import { PatientName } from '../shared/patient-name/patient-name';
import { FailureNote } from '../shared/refusals/failure';
import { shortcuts } from '../shared/shortcuts/shortcuts';
import { selectToday } from '../state/clock.state';
import { selectPatientEntities, selectPatients } from '../state/patients.state';
import { codeProblem } from './code-words';
import { NEW_REFERRAL_DRAFT } from './draft-names';
import { FactFields } from './fact-fields';
import { patientFactsFrom, referralFactsFrom } from './facts-from-form';
import { LETTER_ACCEPT } from './letters/letter-words';
import { queuePageActions } from './referral-queue.actions';
import { selectFailure, selectSaving } from './referral-queue.state';

/** How many patients of the same name are offered at once. */
const OFFERED = 5;

/** A referral that came by letter or by phone. Nothing typed goes before it is stored. */
@Component({
  selector: 'g-new-referral',
  imports: [DraftNote, FactFields, FailureNote, FormDraft, Icon, PatientName, RouterLink],
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

  readonly #drafts = inject(Drafts);
  protected readonly draftName = NEW_REFERRAL_DRAFT;
  /** Another round is the form afresh. */
  protected readonly round = signal(0);
  protected readonly accept = LETTER_ACCEPT;
  protected readonly letters = signal<readonly File[]>([]);

  constructor() {
    const [patientId = ''] = this.#drafts.find(NEW_REFERRAL_DRAFT)?.fields['patientId'] ?? [];
    this.known.set(this.#store.selectSignal(selectPatientEntities)()[patientId] ?? null);
    shortcuts($localize`New referral`, [
      {
        keys: 'Escape',
        label: $localize`Close the form`,
        run: () => void this.#router.navigate(['/queue'], { queryParamsHandling: 'preserve' }),
      },
    ]);
  }

  protected choose(patient: Patient | null): void {
    this.known.set(patient);
    this.words.set('');
  }

  protected discard(): void {
    this.#drafts.forget(NEW_REFERRAL_DRAFT);
    this.choose(null);
    this.letters.set([]);
    this.round.update((round) => round + 1);
  }

  protected picked(picker: HTMLInputElement): void {
    const files = [...(picker.files ?? [])];
    picker.value = '';
    this.letters.update((letters) => [...letters, ...files]);
  }

  protected leaveOut(index: number): void {
    this.letters.update((letters) => letters.filter((_, each) => each !== index));
  }

  protected leaveOutLabel(name: string): string {
    return $localize`Leave out ${name}:name:`;
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
      queuePageActions.referralEntered({
        body: { patient, referral, receivedOn },
        letters: this.letters(),
      }),
    );
  }
}

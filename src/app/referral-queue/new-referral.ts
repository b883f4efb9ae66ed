import type { PatientsFound } from '#contract/snapshot';
import type { Patient } from '#domain/clinic/patient';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { type Observable, catchError, debounceTime, map, of, switchMap } from 'rxjs';
import { ApiClient } from '../shared/api-client';
import { DraftNote } from '../shared/drafts/draft-note';
import { Drafts } from '../shared/drafts/drafts';
import { FormDraft } from '../shared/drafts/form-draft';
import { Icon } from '../shared/icon/icon';
import { textOf } from '../shared/form-text';
import { PatientName } from '../shared/patient-name/patient-name';
import { FailureNote } from '../shared/refusals/failure';
import { shortcuts } from '../shared/shortcuts/shortcuts';
import { selectToday } from '../state/clock.state';
import { codeProblem } from './code-words';
import { NEW_REFERRAL_DRAFT } from './draft-names';
import { FactFields } from './fact-fields';
import { patientFactsFrom, referralFactsFrom } from './facts-from-form';
import { LikelyPatients } from './likely-patients';
import { LETTER_ACCEPT } from './letters/letter-words';
import { queuePageActions } from './referral-queue.actions';
import { selectFailure, selectSaving } from './referral-queue.state';

/** How many patients of the same name are offered at once. */
const OFFERED = 5;
const TYPING_MS = 200;

/** A referral that came by letter or by phone. Nothing typed goes before it is stored. */
@Component({
  selector: 'g-new-referral',
  imports: [
    DraftNote,
    FactFields,
    FailureNote,
    FormDraft,
    Icon,
    LikelyPatients,
    PatientName,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-referral.html',
  styleUrl: './new-referral.scss',
})
export class NewReferral {
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #api = inject(ApiClient);
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
  /** Patients of the clinic who may be meant by what is typed, however roughly. */
  protected readonly offered = toSignal(
    toObservable(this.words).pipe(
      map((words) => words.trim()),
      debounceTime(TYPING_MS),
      switchMap((words) => (words.length < 2 ? of([]) : this.#find(words))),
    ),
    { initialValue: [] },
  );

  readonly #drafts = inject(Drafts);
  protected readonly draftName = NEW_REFERRAL_DRAFT;
  /** Another round is the form afresh. */
  protected readonly round = signal(0);
  protected readonly accept = LETTER_ACCEPT;
  protected readonly letters = signal<readonly File[]>([]);

  constructor() {
    const [chosen = ''] = this.#drafts.find(NEW_REFERRAL_DRAFT)?.fields['chosenPatient'] ?? [];
    this.known.set(patientIn(chosen));
    shortcuts($localize`New referral`, [
      {
        keys: 'Escape',
        label: $localize`Close the form`,
        run: () => void this.#router.navigate(['/queue'], { queryParamsHandling: 'preserve' }),
      },
    ]);
  }

  protected readonly asText = (patient: Patient): string => JSON.stringify(patient);

  #find(words: string): Observable<readonly Patient[]> {
    const search = encodeURIComponent(words);
    return this.#api.read<PatientsFound>(`/api/patients?search=${search}`).pipe(
      map(({ patients }) => patients.slice(0, OFFERED)),
      // Nobody offered: the form is filled in all the same.
      catchError(() => of([])),
    );
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

/** The patient that a draft was begun for; a draft that somebody has tampered with names nobody. */
function patientIn(text: string): Patient | null {
  try {
    const patient = JSON.parse(text) as Partial<Patient> | null;
    return typeof patient?.id === 'string' && typeof patient.familyName === 'string'
      ? (patient as Patient)
      : null;
  } catch {
    return null;
  }
}

import type { PatientsFound } from '#contract/snapshot';
import { listName, type Patient } from '#domain/clinic/patient';
import { mayDo } from '#domain/people/roles';
import type { Referral } from '#domain/referral/referral';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { catchError, debounceTime, of, switchMap } from 'rxjs';
import { ApiClient } from '../../shared/api-client';
import { Icon } from '../../shared/icon/icon';
import { Shortcuts } from '../../shared/shortcuts/shortcuts';
import { exactDay } from '../../shared/times/words';
import { selectPatients } from '../../state/patients.state';
import { selectReferrals } from '../../state/referrals.state';
import { selectRoles } from '../../state/sign-in.state';
import { PAGES } from '../pages';
import { best, type Finding } from './findings';

const ASK_AFTER_MS = 250;
const ASK_FROM_LETTERS = 2;
const NOBODY: PatientsFound = { patients: [], newestReferrals: {} };

/** Ctrl-K: patients of the working set at once, older ones from the server, pages and actions. */
@Component({
  selector: 'g-command-palette',
  imports: [Icon, MatDialogTitle],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './command-palette.html',
  styleUrl: './command-palette.scss',
})
export class CommandPalette {
  readonly #store = inject(Store);
  readonly #api = inject(ApiClient);
  readonly #router = inject(Router);
  readonly #dialog = inject<MatDialogRef<CommandPalette, Finding>>(MatDialogRef);
  readonly #roles = this.#store.selectSignal(selectRoles);
  readonly #patients = this.#store.selectSignal(selectPatients);
  readonly #referrals = this.#store.selectSignal(selectReferrals);
  readonly #shortcuts = inject(Shortcuts).groups();

  protected readonly query = signal('');
  readonly #chosen = signal(0);
  protected readonly chosen = computed(() => Math.min(this.#chosen(), this.found().length - 1));

  readonly #older = toSignal(
    toObservable(this.query).pipe(
      debounceTime(ASK_AFTER_MS),
      switchMap((query) =>
        query.trim().length < ASK_FROM_LETTERS
          ? of(NOBODY)
          : this.#api
              .read<PatientsFound>(`/api/patients?search=${encodeURIComponent(query.trim())}`)
              .pipe(catchError(() => of(NOBODY))),
      ),
    ),
    { initialValue: NOBODY },
  );

  /** By patient, the referral they lead to: the newest. */
  readonly #referralOf = computed(() => {
    const newest = new Map<string, Referral>();
    for (const referral of this.#referrals()) {
      const known = newest.get(referral.patientId);
      if (known === undefined || known.receivedAt < referral.receivedAt)
        newest.set(referral.patientId, referral);
    }
    return newest;
  });

  readonly #findings = computed((): readonly Finding[] => {
    const known = this.#patients();
    const older = this.#older().patients.filter((patient) =>
      known.every(({ id }) => id !== patient.id),
    );
    return [
      ...[...known, ...older].map((patient) => this.#patientFinding(patient)),
      ...this.#pageFindings(),
      ...this.#actionFindings(),
    ];
  });

  protected readonly found = computed(() => best(this.#findings(), this.query()));

  protected type(text: string): void {
    this.query.set(text);
    this.#chosen.set(0);
  }

  protected key(event: KeyboardEvent): void {
    const count = this.found().length;
    if (event.key === 'ArrowDown') this.#chosen.set((this.chosen() + 1) % Math.max(1, count));
    else if (event.key === 'ArrowUp')
      this.#chosen.set((this.chosen() + count - 1) % Math.max(1, count));
    else if (event.key === 'Enter') {
      const finding = this.found()[this.chosen()];
      if (finding !== undefined) this.take(finding);
    } else return;
    event.preventDefault();
  }

  protected take(finding: Finding): void {
    this.#dialog.close(finding);
  }

  #patientFinding(patient: Patient): Finding {
    const born = patient.birthDate === null ? '' : exactDay(patient.birthDate);
    const referralId =
      this.#referralOf().get(patient.id)?.id ?? this.#older().newestReferrals[patient.id];
    return {
      id: patient.id,
      kind: 'patient',
      icon: 'person',
      name: listName(patient),
      about: [born, patient.mrn].filter((word) => word !== '').join(' · '),
      text: `${patient.givenName} ${patient.familyName} ${patient.mrn} ${patient.birthDate ?? ''}`,
      run: () =>
        void (referralId === undefined
          ? this.#router.navigate(['/queue'], { queryParams: { patient: patient.id } })
          : this.#router.navigate(['/queue', referralId])),
    };
  }

  #pageFindings(): Finding[] {
    return PAGES.filter(({ acts }) => acts.some((act) => mayDo(this.#roles(), act))).map(
      (page): Finding => ({
        id: page.key,
        kind: 'page',
        icon: page.icon,
        name: page.name,
        about: `G ${page.letter.toUpperCase()}`,
        text: page.name,
        run: () => void this.#router.navigate(['/', page.key]),
      }),
    );
  }

  /** What the keys of the page underneath would do; going to pages is listed already. */
  #actionFindings(): Finding[] {
    return this.#shortcuts
      .flatMap((group) => group.shortcuts.map((shortcut) => ({ group, shortcut })))
      .filter(
        ({ shortcut: { keys, when } }) => !/^(g .|ctrl\+k|\/)$/.test(keys) && (when?.() ?? true),
      )
      .map(({ group, shortcut }): Finding => ({
        id: `${group.name} ${shortcut.keys}`,
        kind: 'action',
        icon: 'bolt',
        name: shortcut.label,
        about: shortcut.keys,
        text: `${shortcut.label} ${group.name}`,
        run: () => {
          shortcut.run(new KeyboardEvent('keydown', { key: shortcut.keys }));
        },
      }));
  }
}

import type { AddPerson } from '#contract/people';
import { PASSWORD_MINIMUM } from '#domain/people/password-rule';
import { ROLES, type Role } from '#domain/people/roles';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { ApiClient } from '../../shared/api-client';
import type { ApiFailure } from '../../shared/api-failure';
import { exactTextOf, textOf } from '../../shared/form-text';
import { Icon } from '../../shared/icon/icon';
import { Notices } from '../../shared/notices/notices';
import { FailureNote } from '../../shared/refusals/failure';
import { roleWord } from '../../shared/words/people-words';
import { selectPersonEntities } from '../../state/people.state';
import { selectPhysicians } from '../../state/resources.state';
import { asOpened } from '../as-opened';
import { ChangedNote } from '../changed-note';
import { setUpPageActions } from '../set-up.actions';
import { selectSaving, selectSetUpFailure } from '../set-up.state';
import { NewPassword } from './new-password';

/** One person: name, roles, place on the board, access. */
@Component({
  selector: 'g-person-form',
  imports: [ChangedNote, FailureNote, Icon, NewPassword, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-form.html',
  styleUrl: '../detail.scss',
})
export class PersonForm {
  /** Missing for somebody new. */
  readonly id = input<string>();
  readonly #store = inject(Store);
  readonly #api = inject(ApiClient);
  readonly #router = inject(Router);
  readonly #notices = inject(Notices);
  readonly #people = this.#store.selectSignal(selectPersonEntities);
  readonly #adding = signal(false);
  readonly #addFailure = signal<ApiFailure | null>(null);
  readonly #changing = this.#store.selectSignal(selectSaving);
  readonly #changeFailure = this.#store.selectSignal(selectSetUpFailure);

  /** As the person was when the form was opened: what one types is based on that. */
  protected readonly opened = asOpened(this.id, this.#people);
  protected readonly person = this.opened.shown;
  protected readonly present = this.opened.present;
  protected readonly saving = computed(() => this.#adding() || this.#changing());
  protected readonly failure = computed(() => this.#addFailure() ?? this.#changeFailure());
  protected readonly physicians = this.#store.selectSignal(selectPhysicians);
  protected readonly minimum = PASSWORD_MINIMUM;
  protected readonly roles = ROLES.map((role) => ({ role, word: roleWord(role) }));

  protected submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.saving()) return;
    const form = new FormData(event.target as HTMLFormElement);
    const person = this.person();
    const facts = {
      name: textOf(form, 'name'),
      roles: ROLES.filter((role) => form.getAll('roles').includes(role)),
      physicianId: textOf(form, 'physicianId') || null,
    };
    if (person === undefined)
      this.#add({
        ...facts,
        email: textOf(form, 'email'),
        password: exactTextOf(form, 'password'),
      });
    else
      this.#store.dispatch(
        setUpPageActions.personChanged({
          id: person.id,
          change: { ...facts, version: person.version, active: form.has('active') },
        }),
      );
  }

  protected has(role: Role): boolean {
    return this.person()?.roles.includes(role) ?? false;
  }

  /** Calls the API itself: no password passes through an action, where developer tools keep it. */
  #add(person: AddPerson): void {
    this.#adding.set(true);
    this.#addFailure.set(null);
    this.#api.write('POST', '/api/people', person).subscribe({
      next: () => {
        this.#notices.done($localize`${person.name}:name: can sign in now.`);
        void this.#router.navigateByUrl('/set-up/people');
      },
      error: (failure: ApiFailure) => {
        this.#adding.set(false);
        this.#addFailure.set(failure);
      },
    });
  }
}

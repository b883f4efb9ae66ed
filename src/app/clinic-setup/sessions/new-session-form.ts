import type { AddSessions } from '#contract/clinic';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { textOf } from '../../shared/form-text';
import { Icon } from '../../shared/icon/icon';
import { FailureNote } from '../../shared/refusals/failure';
import { CLOCK_PATTERN, minuteOf } from '../../shared/times/clock-text';
import { selectToday } from '../../state/clock.state';
import { selectProcedureTypes } from '../../state/procedure-types.state';
import { selectPhysicians, selectRooms } from '../../state/resources.state';
import { setUpPageActions } from '../set-up.actions';
import { selectSaving, selectSetUpFailure } from '../set-up.state';

/** A physician × a room × a day, once or every week. */
@Component({
  selector: 'g-new-session-form',
  imports: [FailureNote, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-session-form.html',
  styleUrl: '../detail.scss',
})
export class NewSessionForm {
  readonly #store = inject(Store);
  readonly #types = this.#store.selectSignal(selectProcedureTypes);
  readonly #physicians = this.#store.selectSignal(selectPhysicians);
  readonly #rooms = this.#store.selectSignal(selectRooms);
  protected readonly today = this.#store.selectSignal(selectToday);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly failure = this.#store.selectSignal(selectSetUpFailure);
  protected readonly clock = CLOCK_PATTERN;
  protected readonly weekly = signal(false);
  protected readonly onlySome = signal(false);
  protected readonly types = computed(() => this.#types().filter(({ active }) => active));
  protected readonly physicians = computed(() =>
    this.#physicians().filter(({ activeTo }) => activeTo === null || activeTo >= this.today()),
  );
  protected readonly rooms = computed(() =>
    this.#rooms().filter(({ activeTo }) => activeTo === null || activeTo >= this.today()),
  );

  constructor() {
    this.#store.dispatch(setUpPageActions.formOpened());
  }

  protected submit(event: SubmitEvent): void {
    event.preventDefault();
    const sessions = sessionsOf(new FormData(event.target as HTMLFormElement));
    if (!this.saving() && sessions !== null)
      this.#store.dispatch(setUpPageActions.sessionsAdded({ sessions }));
  }
}

const numberOf = (text: string): number | null => (text === '' ? null : Number(text));

function sessionsOf(form: FormData): AddSessions | null {
  const start = minuteOf(textOf(form, 'start'));
  const end = minuteOf(textOf(form, 'end'));
  if (start === null || end === null) return null;
  return {
    physicianId: textOf(form, 'physicianId'),
    roomId: textOf(form, 'roomId'),
    date: textOf(form, 'date'),
    minutes: { start, end },
    weeklyUntil: textOf(form, 'weeklyUntil') || null,
    procedureTypeIds: form.getAll('procedureTypeIds').map(String),
    maxCases: numberOf(textOf(form, 'maxCases')),
    maxSedationCases: numberOf(textOf(form, 'maxSedationCases')),
  };
}

import type { Session } from '#domain/clinic/clinic';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Dialogs } from '../../shared/dialogs/dialogs';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { Icon } from '../../shared/icon/icon';
import { FailureNote } from '../../shared/refusals/failure';
import { RangePipe } from '../../shared/times/range.pipe';
import { exactDay } from '../../shared/times/words';
import { allOf } from '../../shared/words/lists';
import { selectNames } from '../../state/names.state';
import { selectSessionEntities } from '../../state/sessions.state';
import { setUpPageActions } from '../set-up.actions';
import { selectSaving, selectSetUpFailure } from '../set-up.state';

/** One session, and taking it off the board. */
@Component({
  selector: 'g-session-detail',
  imports: [EmptyState, FailureNote, Icon, RangePipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './session-detail.html',
  styleUrl: '../detail.scss',
})
export class SessionDetail {
  readonly id = input.required<string>();
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #sessions = this.#store.selectSignal(selectSessionEntities);
  protected readonly names = this.#store.selectSignal(selectNames);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly failure = this.#store.selectSignal(selectSetUpFailure);
  protected readonly session = computed(() => this.#sessions()[this.id()]);
  protected readonly day = computed(() => exactDay(this.session()?.date ?? this.names().today));
  protected readonly takes = computed(() => {
    const types = this.session()?.procedureTypeIds ?? [];
    return types.length === 0
      ? $localize`every procedure`
      : allOf(types.map((id) => this.names().procedureType(id)));
  });

  constructor() {
    effect(() => {
      this.id();
      this.#store.dispatch(setUpPageActions.formOpened());
    });
  }

  protected async cancel(session: Session): Promise<void> {
    const reason = await this.#dialogs.reason({
      title: $localize`Cancel this session?`,
      prompt: $localize`It leaves the board. Bookings must be moved first.`,
      suggestions: [$localize`Physician on leave`, $localize`Room closed`],
      confirm: $localize`Cancel session`,
      danger: true,
    });
    if (reason !== null)
      this.#store.dispatch(
        setUpPageActions.sessionCancelled({ id: session.id, version: session.version, reason }),
      );
  }
}

import type { Session } from '#domain/clinic/clinic';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Dialogs } from '../../shared/dialogs/dialogs';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { Icon } from '../../shared/icon/icon';
import { RangePipe } from '../../shared/times/range.pipe';
import { exactDay } from '../../shared/times/words';
import { allOf } from '../../shared/words/lists';
import { selectNames } from '../../state/names.state';
import { selectSessionTemplateEntities } from '../../state/session-templates.state';
import { selectSessionEntities } from '../../state/sessions.state';
import { asOpened } from '../as-opened';
import { ChangedNote } from '../changed-note';
import { setUpPageActions } from '../set-up.actions';
import { selectSaving } from '../set-up.state';
import { PlanPreviewNote } from './plan-preview';
import { SessionFields, sessionFactsOf } from './session-fields';
import { templateWords } from './session-words';

/** One session, and taking it off the board. */
@Component({
  selector: 'g-session-detail',
  imports: [ChangedNote, EmptyState, Icon, PlanPreviewNote, RangePipe, RouterLink, SessionFields],
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
  readonly #templates = this.#store.selectSignal(selectSessionTemplateEntities);
  protected readonly opened = asOpened(this.id, this.#sessions);
  protected readonly session = this.opened.present;
  protected readonly day = computed(() => exactDay(this.session()?.date ?? this.names().today));
  protected readonly takes = computed(() => {
    const types = this.session()?.procedureTypeIds ?? [];
    return types.length === 0
      ? $localize`every procedure`
      : allOf(types.map((id) => this.names().procedureType(id)));
  });

  protected readonly regular = computed(
    () => this.#templates()[this.session()?.template?.id ?? ''],
  );
  protected readonly rhythm = computed(() => {
    const template = this.regular();
    return template === undefined ? '' : templateWords(template, this.names());
  });

  protected change(event: SubmitEvent, { id, version }: Session): void {
    event.preventDefault();
    const facts = sessionFactsOf(new FormData(event.target as HTMLFormElement));
    if (this.saving() || facts === null) return;
    this.#store.dispatch(
      setUpPageActions.planChangeWanted({
        change: { kind: 'change-session', sessionId: id, version, ...facts },
        said: $localize`Saved.`,
        back: '/set-up/sessions',
      }),
    );
  }

  protected async cancel(session: Session): Promise<void> {
    const reason = await this.#dialogs.reason({
      title: $localize`Cancel this session?`,
      prompt: $localize`It leaves the board. You are shown first which bookings would need a move.`,
      suggestions: [$localize`Physician on leave`, $localize`Room closed`],
      confirm: $localize`Cancel session`,
      danger: true,
    });
    if (reason !== null)
      this.#store.dispatch(
        setUpPageActions.planChangeWanted({
          change: {
            kind: 'drop-session',
            sessionId: session.id,
            version: session.version,
            reason,
          },
          said: $localize`Session cancelled.`,
          back: '/set-up/sessions',
        }),
      );
  }
}

import {
  firstDateOf,
  MOST_WEEKS_APART,
  plannedUntil,
  rhythmDates,
  type SessionTemplate,
} from '#domain/clinic/session-template';
import { addDays, type ClinicDate, type Weekday } from '#domain/time/clinic-date';
import { formatRange } from '#domain/time/minutes';
import type { WantedChange } from '#contract/session-plan';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Dialogs } from '../../shared/dialogs/dialogs';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { textOf } from '../../shared/form-text';
import { Icon } from '../../shared/icon/icon';
import { exactDay, shortDay } from '../../shared/times/words';
import { selectToday } from '../../state/clock.state';
import { selectNames } from '../../state/names.state';
import { selectSessionTemplateEntities } from '../../state/session-templates.state';
import { selectSessions } from '../../state/sessions.state';
import { asOpened } from '../as-opened';
import { ChangedNote } from '../changed-note';
import { setUpPageActions } from '../set-up.actions';
import { selectSaving } from '../set-up.state';
import { PlanPreviewNote } from './plan-preview';
import { SessionFields, sessionFactsOf } from './session-fields';
import { everyWords, longWeekday, templateWords } from './session-words';

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** One regular session: changing it from a date on, ending it, and its exceptions. */
@Component({
  selector: 'g-template-detail',
  imports: [ChangedNote, EmptyState, Icon, PlanPreviewNote, RouterLink, SessionFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './template-detail.html',
  styleUrls: ['../detail.scss', './template-detail.scss'],
})
export class TemplateDetail {
  readonly id = input.required<string>();
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #templates = this.#store.selectSignal(selectSessionTemplateEntities);
  readonly #sessions = this.#store.selectSignal(selectSessions);
  readonly #names = this.#store.selectSignal(selectNames);
  protected readonly today = this.#store.selectSignal(selectToday);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly weekdays = WEEKDAYS.map((weekday) => ({
    weekday,
    words: longWeekday(weekday),
  }));
  protected readonly choices = Array.from({ length: MOST_WEEKS_APART }, (_, index) => ({
    weeks: index + 1,
    words: everyWords(index + 1),
  }));
  protected readonly opened = asOpened(this.id, this.#templates);
  protected readonly template = this.opened.present;
  protected readonly words = computed(() => {
    const template = this.template();
    return template === undefined ? '' : templateWords(template, this.#names());
  });
  /** A template that has not begun is changed as a whole. */
  protected readonly from = computed(() => {
    const template = this.template();
    const first = template === undefined ? this.today() : firstDateOf(template);
    return first > this.today() ? first : this.today();
  });

  protected readonly dates = computed(() => {
    const template = this.template();
    if (template === undefined) return [];
    const today = this.today();
    const sessions = new Map(
      this.#sessions()
        .filter((session) => session.template?.id === template.id)
        .map((session) => [session.template?.date, session]),
    );
    return rhythmDates(template, { from: today, to: plannedUntil(today) }).map((date) => {
      const session = sessions.get(date);
      const dropped = template.dropped.includes(date);
      const day = shortDay(date);
      return {
        date,
        day,
        dropped,
        sessionId: session?.id ?? null,
        putBack: $localize`Put ${exactDay(date)}:day: back on the board`,
        note: dropped
          ? $localize`left out`
          : session === undefined
            ? $localize`not on the board: room or physician is taken, or the clinic is closed`
            : session.template?.adjusted === true
              ? $localize`only this date: ${formatRange(session.minutes)}:minutes:, ${this.#names().resource(session.physicianId)}:physician:, ${this.#names().resource(session.roomId)}:room:`
              : '',
      };
    });
  });

  protected save(event: SubmitEvent, template: SessionTemplate): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const facts = sessionFactsOf(form);
    if (facts === null) return;
    this.#want({
      kind: 'change-template',
      templateId: template.id,
      version: template.version,
      ...facts,
      weekday: Number(textOf(form, 'weekday')) as Weekday,
      everyWeeks: Number(textOf(form, 'everyWeeks')),
      from: textOf(form, 'from'),
      until: textOf(form, 'until') || null,
    });
  }

  protected async end(template: SessionTemplate): Promise<void> {
    const { id, version } = template;
    const isSure = await this.#dialogs.confirm({
      title: $localize`End this regular session?`,
      text: $localize`${this.words()}:session:. From today on none of its dates stays on the board. You are shown first which bookings would need a move.`,
      confirm: $localize`End from today`,
      danger: true,
    });
    const until = addDays(this.today(), -1);
    if (isSure) this.#want({ kind: 'end-template', templateId: id, version, until });
  }

  protected restore({ id, version }: SessionTemplate, date: ClinicDate): void {
    this.#want({ kind: 'restore-date', templateId: id, version, date }, null);
  }

  #want(change: WantedChange, back: string | null = '/set-up/sessions'): void {
    if (this.saving()) return;
    this.#store.dispatch(
      setUpPageActions.planChangeWanted({
        change,
        said: $localize`Saved.`,
        back,
      }),
    );
  }
}

import { mondayOf } from '#domain/time/clinic-date';
import type { Session } from '#domain/clinic/clinic';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Store } from '@ngrx/store';
import { Dialogs } from '../../shared/dialogs/dialogs';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { Icon } from '../../shared/icon/icon';
import { ListDetail } from '../../shared/list-detail/list-detail';
import { shortcuts } from '../../shared/shortcuts/shortcuts';
import { RangePipe } from '../../shared/times/range.pipe';
import { exactDay, shortDay } from '../../shared/times/words';
import { selectClosures } from '../../state/closures.state';
import { selectToday } from '../../state/clock.state';
import { selectNames } from '../../state/names.state';
import { selectPhysicians, selectResourceEntities } from '../../state/resources.state';
import { selectSessionTemplates } from '../../state/session-templates.state';
import { selectSessions } from '../../state/sessions.state';
import { selectStranded } from '../../state/stranded.state';
import { setUpPageActions } from '../set-up.actions';
import { selectSaving } from '../set-up.state';
import { closureSpans, templateWords } from './session-words';
import { StrandedList } from './stranded-list';

/** A run of days on which something is closed. */
interface Closed {
  readonly ids: readonly string[];
  readonly words: string;
}

/** Who works in which room when, week by week from today on. */
@Component({
  selector: 'g-sessions-page',
  imports: [
    EmptyState,
    Icon,
    ListDetail,
    RangePipe,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    StrandedList,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sessions-page.html',
  styleUrls: ['../section.scss', './sessions-page.scss'],
})
export class SessionsPage {
  /** Only this physician's, from the URL. */
  readonly physician = input<string>();
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #sessions = this.#store.selectSignal(selectSessions);
  readonly #resources = this.#store.selectSignal(selectResourceEntities);
  readonly #today = this.#store.selectSignal(selectToday);
  protected readonly physicians = this.#store.selectSignal(selectPhysicians);
  protected readonly open = signal(false);
  protected readonly stranded = this.#store.selectSignal(selectStranded);
  readonly #names = this.#store.selectSignal(selectNames);
  readonly #templates = this.#store.selectSignal(selectSessionTemplates);
  readonly #closures = this.#store.selectSignal(selectClosures);
  readonly #saving = this.#store.selectSignal(selectSaving);

  protected readonly templates = computed(() =>
    this.#templates()
      .filter(({ until }) => until === null || until >= this.#today())
      .filter(({ physicianId }) => [undefined, '', physicianId].includes(this.physician()))
      .sort((a, b) => a.weekday - b.weekday || a.minutes.start - b.minutes.start)
      .map((template) => ({ id: template.id, words: templateWords(template, this.#names()) })),
  );
  protected readonly closures = computed(() =>
    closureSpans(this.#closures(), this.#today()).map(({ ids, resourceId, reason, from, to }) => {
      const who = resourceId === null ? $localize`The clinic` : this.#names().resource(resourceId);
      const when = from === to ? exactDay(from) : `${exactDay(from)} – ${exactDay(to)}`;
      return {
        ids,
        words: `${who}, ${when}: ${reason}`,
        open: $localize`Open again: ${who}:who:, ${when}:when:`,
      };
    }),
  );

  protected readonly weeks = computed(() => {
    const wanted = this.physician();
    const coming = this.#sessions()
      .filter(({ date }) => date >= this.#today())
      .filter(({ physicianId }) => wanted === undefined || physicianId === wanted)
      .sort((a, b) => a.date.localeCompare(b.date) || a.minutes.start - b.minutes.start);
    return [...Map.groupBy(coming, ({ date }) => mondayOf(date))].map(([monday, sessions]) => ({
      monday,
      name: $localize`Week of ${shortDay(monday)}:day:`,
      sessions: sessions.map((session, at) => ({
        ...this.#line(session),
        firstOfDay: sessions[at - 1]?.date !== session.date,
      })),
    }));
  });

  constructor() {
    shortcuts($localize`Sessions`, [
      {
        keys: 'n',
        label: $localize`Add a session`,
        run: () => void this.#router.navigateByUrl('/set-up/sessions/new'),
      },
    ]);
  }

  protected async reopen({ ids, words }: Closed): Promise<void> {
    const isSure = await this.#dialogs.confirm({
      title: $localize`Open again?`,
      text: $localize`${words}:closure:. Whoever was to work then is on the board again.`,
      confirm: $localize`Open again`,
    });
    if (!isSure || this.#saving()) return;
    this.#store.dispatch(
      setUpPageActions.planChangeWanted({
        change: { kind: 'reopen', closureIds: [...ids] },
        said: $localize`Open again.`,
        back: null,
      }),
    );
  }

  protected show(physician: string): void {
    void this.#router.navigate([], {
      queryParams: { physician: physician === '' ? null : physician },
      queryParamsHandling: 'merge',
    });
  }

  #line(session: Session): {
    session: Session;
    day: string;
    physician: string;
    room: string;
    cases: string;
  } {
    return {
      session,
      day: shortDay(session.date),
      physician: this.#resources()[session.physicianId]?.name ?? '',
      room: this.#resources()[session.roomId]?.name ?? '',
      cases: session.maxCases === null ? '' : String(session.maxCases),
    };
  }
}

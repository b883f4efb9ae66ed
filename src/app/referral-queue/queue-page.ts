import { ALL_REFERRALS, type QueueList } from '#domain/referral/queue-lists';
import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, type Params, Router, RouterLink, RouterOutlet } from '@angular/router';
import { Store } from '@ngrx/store';
import { filter, map, startWith } from 'rxjs';
import { EmptyState } from '../shared/empty-state/empty-state';
import { Icon } from '../shared/icon/icon';
import { ListDetail } from '../shared/list-detail/list-detail';
import { PageHeader } from '../shared/page-header/page-header';
import { FailureNote } from '../shared/refusals/failure';
import { shortcuts } from '../shared/shortcuts/shortcuts';
import { Skeleton } from '../shared/skeleton/skeleton';
import { selectPatientEntities } from '../state/patients.state';
import { selectQueueCounts } from '../state/queue.state';
import { selectMayDo } from '../state/sign-in.state';
import { bulkActions, type BulkWhat } from './bulk/bulk.actions';
import { BulkBar } from './bulk/bulk-bar';
import { BulkResult } from './bulk/bulk-result';
import { selectRunning } from './bulk/bulk.state';
import { FileDrop } from './file-drop';
import { Marks } from './queue-list/marks';
import { QueueKeys } from './queue-list/queue-keys';
import { queueListActions } from './queue-list/queue-list.actions';
import {
  selectAlike,
  selectListFailure,
  selectRows,
  selectTotal,
} from './queue-list/queue-list.state';
import {
  isNarrowed,
  viewAddress,
  viewOf,
  viewQuery,
  type ViewParams,
} from './queue-list/queue-view';
import { ReferralTable, type Sorting } from './queue-list/referral-table';
import { ViewFilters, type NarrowingParam } from './queue-list/view-filters';
import { queuePageActions } from './referral-queue.actions';
import { listMeaning, listWord } from './queue-words';
import { SavedFilters } from './saved-filters/saved-filters';
import { WorklistNav } from './worklist-nav';

/** Who needs me now, why, and by when: worklists, their referrals, and the chosen one beside them. */
@Component({
  selector: 'g-queue-page',
  imports: [
    BulkBar,
    BulkResult,
    EmptyState,
    FailureNote,
    FileDrop,
    Icon,
    ListDetail,
    PageHeader,
    ReferralTable,
    RouterLink,
    RouterOutlet,
    SavedFilters,
    Skeleton,
    ViewFilters,
    WorklistNav,
  ],
  providers: [Marks, QueueKeys],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './queue-page.html',
  styleUrl: './queue-page.scss',
})
export class QueuePage {
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #keys = inject(QueueKeys);
  protected readonly marks = inject(Marks);
  private readonly picker = viewChild<ElementRef<HTMLInputElement>>('picker');

  /** `/queue?list=…&find=…&patient=…`, what narrows the list, and its order. */
  readonly list = input<string>();
  readonly find = input<string>();
  readonly patient = input<string>();
  readonly urgency = input<string>();
  readonly side = input<string>();
  readonly procedure = input<string>();
  readonly mover = input<string>();
  readonly sort = input<string>();
  readonly order = input<string>();

  protected readonly mayEnter = this.#store.selectSignal(selectMayDo('enter-referral'));
  readonly #counts = this.#store.selectSignal(selectQueueCounts);
  protected readonly counts = computed(() => this.#counts()?.lists ?? null);
  protected readonly running = this.#store.selectSignal(selectRunning);
  protected readonly dragging = signal(false);

  readonly #params = computed((): ViewParams => ({
    list: this.list(),
    find: this.find(),
    patient: this.patient(),
    urgency: this.urgency(),
    side: this.side(),
    procedure: this.procedure(),
    mover: this.mover(),
    sort: this.sort(),
    order: this.order(),
  }));
  protected readonly view = computed(() => viewOf(this.#params()));
  protected readonly address = computed(() => viewAddress({ list: 'new', ...this.#params() }));
  protected readonly rows = this.#store.selectSignal(selectRows);
  protected readonly total = this.#store.selectSignal(selectTotal);
  protected readonly alike = this.#store.selectSignal(selectAlike);
  protected readonly failure = this.#store.selectSignal(selectListFailure);
  /** The worklist whose reasons the rows show; none where rows of several lists stand together. */
  protected readonly worklist = computed(() => {
    const { list } = this.view();
    return list === ALL_REFERRALS ? null : list;
  });
  protected readonly chosenList = computed((): QueueList | null =>
    this.narrowed() === null ? this.view().list : null,
  );
  protected readonly sorting = computed((): Sorting => {
    const { sort, descending } = this.view();
    return { sort, descending };
  });

  readonly #url = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
      startWith(this.#router.url),
    ),
    { requireSync: true },
  );
  /** What stands beside the list: a referral's id, `new`, `import`, or nothing. */
  protected readonly beside = computed(() => /^\/queue\/([^/?#]+)/.exec(this.#url())?.[1] ?? null);

  readonly #patients = this.#store.selectSignal(selectPatientEntities);
  /** What the table shows when it is not a list. */
  protected readonly narrowed = computed(() => {
    const { patient: patientId, find } = this.view();
    if (patientId !== null) {
      const familyName =
        this.#patients()[patientId]?.familyName ?? this.rows()[0]?.familyName ?? '';
      return $localize`Referrals of ${familyName}:name:`;
    }
    if (find === '') return null;
    if (this.alike() && this.total() === 0)
      return $localize`Nothing is written “${find}:words:”, and nothing alike.`;
    return this.alike()
      ? $localize`Nothing is written “${find}:words:”. Written alike:`
      : $localize`Found in every list`;
  });
  protected readonly heading = computed(() => this.narrowed() ?? listWord(this.view().list));
  protected readonly meta = computed(() => {
    const counts = this.counts();
    if (counts === null) return '';
    const toTriage = $localize`${counts.new}:count: to triage`;
    return counts.overdue === 0
      ? toTriage
      : `${toTriage} · ${$localize`${counts.overdue}:count: overdue`}`;
  });
  protected readonly isNarrowed = isNarrowed;
  protected readonly exportAddress = computed(
    () => `/api/queue/export.csv?${viewQuery(this.view())}`,
  );
  protected readonly nobody = $localize`nobody`;
  protected readonly meaning = computed(() => listMeaning(this.view().list));

  constructor() {
    this.#keys.show(this.rows, this.beside);
    effect(() => {
      const view = this.view();
      untracked(() => {
        this.marks.clear();
        this.#store.dispatch(queueListActions.viewShown({ view, around: this.#openReferral() }));
      });
    });
    effect(() => {
      const rows = this.rows();
      untracked(() => {
        this.marks.follow(rows, this.total() ?? 0);
      });
    });
    shortcuts($localize`Queue`, [
      { keys: 'j', label: $localize`Next referral`, run: () => this.#open(this.#keys.after(1)) },
      {
        keys: 'ArrowDown',
        label: $localize`Next referral`,
        run: () => this.#open(this.#keys.after(1)),
      },
      {
        keys: 'k',
        label: $localize`Previous referral`,
        run: () => this.#open(this.#keys.after(-1)),
      },
      {
        keys: 'ArrowUp',
        label: $localize`Previous referral`,
        run: () => this.#open(this.#keys.after(-1)),
      },
      {
        keys: 'Escape',
        label: $localize`Close the referral`,
        run: () => this.#open(null),
        when: () => this.beside() !== null,
      },
      {
        keys: 'n',
        label: $localize`Enter a new referral`,
        run: () => this.#open('new'),
        when: this.mayEnter,
      },
      {
        keys: 'i',
        label: $localize`Import a referral file`,
        run: () => {
          this.pickFiles();
        },
        when: this.mayEnter,
      },
    ]);
  }

  protected pickFiles(): void {
    this.picker()?.nativeElement.click();
  }

  protected picked(picker: HTMLInputElement): void {
    const files = [...(picker.files ?? [])];
    picker.value = '';
    this.takeIn(files);
  }

  protected takeIn(files: readonly File[]): void {
    if (files.length > 0 && this.mayEnter())
      this.#store.dispatch(queuePageActions.filesChosen({ files }));
  }

  protected filter(words: string): void {
    this.#go({ find: words.trim() === '' ? null : words, patient: null });
  }

  /** Marks the first of the list, however many of them are on this desk. */
  protected markAll(all: boolean): void {
    if (all) this.marks.all(this.rows().filter((row) => row !== null));
    else this.marks.clear();
  }

  protected actOnMarked(what: BulkWhat): void {
    this.#store.dispatch(bulkActions.asked({ what, chosen: this.marks.chosen() }));
    this.marks.clear();
  }

  protected inSight(places: { readonly first: number; readonly last: number }): void {
    this.#store.dispatch(queueListActions.rowsInSight(places));
  }

  protected narrow(changed: Partial<Record<NarrowingParam, string>>): void {
    this.#go(
      Object.fromEntries(Object.entries(changed).map(([name, word]) => [name, word || null])),
    );
  }

  protected sortBy({ sort, descending }: Sorting): void {
    this.#go({
      sort: sort === 'queue' ? null : sort,
      order: descending ? 'descending' : null,
    });
  }

  #go(queryParams: Params): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** The id of the referral that is open beside the list. */
  #openReferral(): string | null {
    const beside = this.beside();
    return beside === null || beside === 'new' || beside === 'import' ? null : beside;
  }

  #open(id: string | null): void {
    void this.#router.navigate(id === null ? ['/queue'] : ['/queue', id], {
      queryParamsHandling: 'preserve',
    });
  }
}

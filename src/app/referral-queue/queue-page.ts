import { WORKLISTS, type Worklist } from '#domain/referral/worklist';
import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { Store } from '@ngrx/store';
import { filter, map, startWith } from 'rxjs';
import { EmptyState } from '../shared/empty-state/empty-state';
import { Icon } from '../shared/icon/icon';
import { ListDetail } from '../shared/list-detail/list-detail';
import { PageHeader } from '../shared/page-header/page-header';
import { shortcuts } from '../shared/shortcuts/shortcuts';
import { selectPatientEntities } from '../state/patients.state';
import { selectMayDo } from '../state/sign-in.state';
import { FileDrop } from './file-drop';
import { QueueKeys } from './queue-keys';
import { queuePageActions } from './referral-queue.actions';
import { selectRowsOf, selectWorklistCounts } from './queue-rows.state';
import { worklistMeaning, worklistWord } from './queue-words';
import { ReferralTable } from './referral-table';
import { WorklistNav } from './worklist-nav';

/** Who needs me now, why, and by when: worklists, their referrals, and the chosen one beside them. */
@Component({
  selector: 'g-queue-page',
  imports: [
    EmptyState,
    FileDrop,
    Icon,
    ListDetail,
    PageHeader,
    ReferralTable,
    RouterLink,
    RouterOutlet,
    WorklistNav,
  ],
  providers: [QueueKeys],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './queue-page.html',
  styleUrl: './queue-page.scss',
})
export class QueuePage {
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #keys = inject(QueueKeys);
  private readonly picker = viewChild<ElementRef<HTMLInputElement>>('picker');

  /** `/queue?list=…&find=…&patient=…` */
  readonly list = input<string>();
  readonly find = input<string>();
  readonly patient = input<string>();

  protected readonly mayEnter = this.#store.selectSignal(selectMayDo('enter-referral'));
  protected readonly counts = this.#store.selectSignal(selectWorklistCounts);
  protected readonly dragging = signal(false);

  protected readonly chosenList = computed(
    (): Worklist => WORKLISTS.find((list) => list === this.list()) ?? 'new',
  );
  readonly #rowsOf = computed(() =>
    selectRowsOf({
      list: this.chosenList(),
      find: this.find() ?? '',
      patientId: this.patient() ?? null,
    }),
  );
  protected readonly rows = computed(() => this.#store.selectSignal(this.#rowsOf())());

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
  /** What the table shows when it is not a worklist. */
  protected readonly narrowed = computed(() => {
    const patient = this.#patients()[this.patient() ?? ''];
    if (patient !== undefined) return $localize`Referrals of ${patient.familyName}:name:`;
    return this.find() ? $localize`Found in every list` : null;
  });
  protected readonly heading = computed(() => this.narrowed() ?? worklistWord(this.chosenList()));
  protected readonly meta = computed(() => {
    const { new: fresh, overdue } = this.counts();
    const toTriage = $localize`${fresh}:count: to triage`;
    return overdue === 0 ? toTriage : `${toTriage} · ${$localize`${overdue}:count: overdue`}`;
  });
  protected readonly nobody = $localize`nobody`;
  protected readonly meaning = computed(() => worklistMeaning(this.chosenList()));

  constructor() {
    this.#keys.show(this.rows, this.beside);
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
    void this.#router.navigate([], {
      queryParams: { find: words.trim() === '' ? null : words, patient: null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  #open(id: string | null): void {
    void this.#router.navigate(id === null ? ['/queue'] : ['/queue', id], {
      queryParamsHandling: 'preserve',
    });
  }
}

import type { Gap } from '#domain/gaps/gap';
import { formatRange, lengthOf } from '#domain/time/minutes';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import type { ApiFailure } from '../../shared/api-failure';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { gapLink } from '../../shared/gap-link';
import { PageHeader } from '../../shared/page-header/page-header';
import { FailureNote } from '../../shared/refusals/failure';
import { shortcuts } from '../../shared/shortcuts/shortcuts';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { longDay, minutesWords } from '../../shared/times/words';
import { selectBookings } from '../../state/bookings.state';
import { selectNames } from '../../state/names.state';
import { selectProcedureTypes } from '../../state/procedure-types.state';
import { selectSessions } from '../../state/sessions.state';
import { GapsClient } from './gaps-client';

/** Everything that is free in the next two weeks, day by day; each leads to who can come. */
@Component({
  selector: 'g-gaps-page',
  imports: [EmptyState, FailureNote, PageHeader, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './gaps-page.html',
  styleUrl: './gaps-page.scss',
})
export class GapsPage {
  readonly #client = inject(GapsClient);
  readonly #store = inject(Store);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #names = this.#store.selectSignal(selectNames);
  readonly #bookings = this.#store.selectSignal(selectBookings);
  readonly #types = this.#store.selectSignal(selectProcedureTypes);
  readonly #sessions = this.#store.selectSignal(selectSessions);
  readonly #gaps = signal<readonly Gap[] | null>(null);
  protected readonly failure = signal<ApiFailure | null>(null);

  protected readonly days = computed(() => {
    const gaps = this.#gaps();
    if (gaps === null) return null;
    const names = this.#names();
    return [...Map.groupBy(gaps, ({ date }) => date)].map(([date, ofDay]) => ({
      date,
      heading: longDay(date),
      free: minutesWords(ofDay.reduce((sum, { minutes }) => sum + lengthOf(minutes), 0)),
      count: ofDay.length,
      rows: ofDay.map((gap) => ({
        key: `${gap.sessionId} ${gap.minutes.start}`,
        link: [...gapLink({ ...gap, start: gap.minutes.start })],
        minutes: formatRange(gap.minutes),
        length: minutesWords(lengthOf(gap.minutes)),
        room: names.resource(gap.roomId),
        physician: names.resource(gap.physicianId),
        procedures: this.#fitting(gap),
      })),
    }));
  });
  readonly #offered = computed(() => this.#types().filter(({ active }) => active).length);

  protected readonly meta = computed(() => {
    const gaps = this.#gaps();
    if (gaps === null) return null;
    return gaps.length === 1
      ? $localize`1 gap in the next two weeks`
      : $localize`${gaps.length}:count: gaps in the next two weeks`;
  });

  constructor() {
    // Every booking or session that changes may open a gap or fill one.
    effect((onCleanup) => {
      this.#bookings();
      this.#sessions();
      const reading = this.#client.gaps().subscribe({
        next: ({ gaps }) => {
          this.failure.set(null);
          this.#gaps.set(gaps);
        },
        error: (failure: ApiFailure) => this.failure.set(failure),
      });
      onCleanup(() => {
        reading.unsubscribe();
      });
    });
    shortcuts($localize`Gaps`, [
      { keys: 'j', label: $localize`Next gap`, run: () => this.#step(1) },
      { keys: 'ArrowDown', label: $localize`Next gap`, run: () => this.#step(1) },
      { keys: 'k', label: $localize`Gap before`, run: () => this.#step(-1) },
      { keys: 'ArrowUp', label: $localize`Gap before`, run: () => this.#step(-1) },
    ]);
  }

  #step(by: 1 | -1): void {
    const links = [...this.#host.nativeElement.querySelectorAll<HTMLElement>('a.g-row-link')];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by));
    links[next]?.focus();
  }

  #fitting({ procedureTypeIds }: Gap): string {
    return procedureTypeIds.length >= this.#offered()
      ? $localize`Any procedure`
      : procedureTypeIds.map((id) => this.#names().procedureType(id)).join(', ');
  }
}

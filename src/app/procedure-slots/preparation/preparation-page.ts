import { formatClock } from '#domain/time/minutes';
import { clinicTimeOf } from '#domain/time/instant';
import { mayDo } from '#domain/people/roles';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  Injector,
  computed,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import type { ApiFailure } from '../../shared/api-failure';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { Icon } from '../../shared/icon/icon';
import { FailureNote } from '../../shared/refusals/failure';
import { shortcuts } from '../../shared/shortcuts/shortcuts';
import { SideMark } from '../../shared/side-mark/side-mark';
import { ClockPipe } from '../../shared/times/clock.pipe';
import { exactDay } from '../../shared/times/words';
import { selectClinic, selectZone } from '../../state/clinic.state';
import { selectRoles } from '../../state/sign-in.state';
import { PrintedNote } from './printed-note';
import { SheetPrints } from './sheet-prints';
import { selectSheetFor } from './sheet.state';
import {
  bringWord,
  callWord,
  escortWords,
  fastingWords,
  interpreterWords,
  medicineWords,
  plainDay,
  sideWords,
  wholeDay,
} from './sheet-words';

/** One page for the patient to take home, on the screen as it comes out of the printer. */
@Component({
  selector: 'g-preparation-page',
  imports: [ClockPipe, EmptyState, FailureNote, Icon, PrintedNote, RouterLink, SideMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [SheetPrints],
  templateUrl: './preparation-page.html',
  styleUrl: '../../shared/paper/paper.scss',
})
export class PreparationPage {
  /** From the URL. */
  readonly bookingId = input.required<string>();

  readonly #store = inject(Store);
  readonly #injector = inject(Injector);
  readonly #prints = inject(SheetPrints);
  readonly #sheetFor = this.#store.selectSignal(selectSheetFor);
  readonly #roles = this.#store.selectSignal(selectRoles);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #clinic = this.#store.selectSignal(selectClinic);
  protected readonly phone = computed(() => this.#clinic().phone);
  readonly #now = computed(() => this.#sheetFor()(this.bookingId()));

  protected readonly printing = signal(false);
  protected readonly failure = signal<ApiFailure | null>(null);
  protected readonly sheet = computed(() => this.#now()?.sheet ?? null);
  protected readonly mayPrint = computed(
    () => mayDo(this.#roles(), 'tell-patient') && this.sheet()?.standing !== 'cancelled',
  );
  protected readonly isFull = computed(() => {
    const sheet = this.sheet();
    return sheet !== null && (sheet.fasting !== null || sheet.medicines.length > 1);
  });
  /** Which of several papers this is. */
  protected readonly printedOn = computed(() => {
    const print = this.#prints.last();
    if (print === null) return '';
    const { date, minute } = clinicTimeOf(print.at, this.#zone());
    return $localize`Printed ${exactDay(date)}:day: ${formatClock(minute)}:time:`;
  });

  protected readonly plainDay = plainDay;
  protected readonly wholeDay = wholeDay;
  protected readonly sideWords = sideWords;
  protected readonly escortWords = escortWords;
  protected readonly fastingWords = fastingWords;
  protected readonly medicineWords = medicineWords;
  protected readonly interpreterWords = interpreterWords;
  protected readonly bringWord = bringWord;
  protected readonly callWord = callWord;

  constructor() {
    shortcuts($localize`Preparation sheet`, [
      {
        keys: 'p',
        label: $localize`Print the sheet`,
        run: () => this.print(),
        when: () => this.mayPrint(),
      },
    ]);
    effect((onCleanup) => {
      const reading = this.#prints.readOf(this.bookingId());
      onCleanup(() => {
        reading.unsubscribe();
      });
    });
  }

  /** Recorded first: no paper goes out of which nobody knows. */
  protected print(): void {
    const now = this.#now();
    if (now === null || this.printing() || !this.mayPrint()) return;
    this.printing.set(true);
    this.failure.set(null);
    this.#prints.record(this.bookingId(), now.shown).subscribe({
      next: () => {
        this.printing.set(false);
        afterNextRender({ read: () => window.print() }, { injector: this.#injector });
      },
      error: (failure: ApiFailure) => {
        this.printing.set(false);
        this.failure.set(failure);
      },
    });
  }
}

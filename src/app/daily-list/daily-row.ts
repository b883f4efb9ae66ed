import { listName } from '#domain/clinic/patient';
import type { DailyRow as Row } from '#domain/daily-list/daily-list';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { Chip } from '../shared/chip/chip';
import { Icon } from '../shared/icon/icon';
import { SideMark } from '../shared/side-mark/side-mark';
import { Elapsed } from '../shared/times/elapsed';
import { ClockPipe } from '../shared/times/clock.pipe';
import { riskWords } from '../shared/words/risk-words';
import { visitStateWord } from '../shared/words/visit-words';
import { delayWords, isAwaited, readinessWords, responseWords, sexLetter } from './daily-words';

/** One patient of the list, readable at arm's length; the whole row opens the history. */
@Component({
  selector: 'g-daily-row',
  imports: [Chip, ClockPipe, Elapsed, Icon, SideMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    '[class.now]': 'now()',
    '[class.over]': 'over()',
    '[class.is-provisional]': "row().booking.status === 'provisional'",
  },
  templateUrl: './daily-row.html',
  styleUrl: './daily-row.scss',
})
export class DailyRow {
  readonly row = input.required<Row>();
  readonly open = input(false);
  /** Whom the physician sees next. */
  readonly now = input(false);
  /** What is otherwise than when it was last seen, in words. */
  readonly changed = input<readonly string[]>([]);
  /** It must not be missed. */
  readonly grave = input(false);
  /** What the printed list no longer says of it, in words. */
  readonly onPaper = input<readonly string[]>([]);
  readonly toggled = output();

  private readonly button = viewChild.required<ElementRef<HTMLButtonElement>>('button');
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly name = computed(() => listName(this.row().patient));
  protected readonly about = computed(() => {
    const { age, patient } = this.row();
    return [age === null ? '' : String(age), sexLetter(patient.sex), patient.mrn]
      .filter((word) => word !== '')
      .join(' · ');
  });
  protected readonly levels = computed(() => this.row().booking.levels.join(' '));
  protected readonly last = computed(() => {
    const response = this.row().lastResponse;
    return response === null ? null : responseWords(response);
  });
  protected readonly untold = computed(() =>
    (this.row().block?.index ?? 1) > 1 ? $localize`No response recorded` : $localize`First block`,
  );
  protected readonly risks = computed(() => this.row().risks.map(riskWords));
  protected readonly readiness = computed(() => readinessWords(this.row()));
  protected readonly state = computed(() => visitStateWord(this.row().state));
  protected readonly delay = computed(() => delayWords(this.row()));
  protected readonly awaited = computed(() => isAwaited(this.row().state));
  protected readonly over = computed(() => OVER.includes(this.row().state));

  hasFocus(): boolean {
    return document.activeElement === this.button().nativeElement;
  }

  focus(): void {
    this.button().nativeElement.focus({ preventScroll: true });
    this.#host.nativeElement.scrollIntoView({ block: 'nearest' });
  }
}

const OVER: readonly Row['state'][] = [
  'home',
  'no-show',
  'cancelled-on-the-day',
  'transferred',
  'left-against-advice',
];

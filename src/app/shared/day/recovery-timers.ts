import { isDue, recoveryTimers } from '#domain/visit/recovery-timers';
import type { DayCase } from '#domain/visit/day-case';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectZone } from '../../state/clinic.state';
import { selectNow } from '../../state/clock.state';
import { Icon } from '../icon/icon';
import { dueWords, earliestWords, timerWord } from '../words/timer-words';
import { moverWord } from './day-words';

/** What falls due for a patient in recovery, the soonest first, and whose move each is. */
@Component({
  selector: 'g-recovery-timers',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (timers().length > 0) {
      <h2 class="g-section-title" i18n>Due</h2>
      <ul>
        @for (timer of timers(); track timer.what) {
          <li [class.due]="timer.due" [class.overdue]="timer.overdue">
            <g-icon [name]="timer.due ? 'error' : 'schedule'" [size]="16" />
            <span class="what">{{ timer.what }}</span>
            <span class="when">{{ timer.when }}</span>
            @if (timer.whose; as whose) {
              <span class="whose">{{ whose }}</span>
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: block;

      &:empty {
        display: none;
      }
    }
    ul {
      margin-top: 4px;
      border-top: 1px solid var(--g-line);
    }
    li {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 30px;
      border-bottom: 1px solid var(--g-line);
    }
    g-icon {
      flex: none;
      color: var(--g-ink-2);
    }
    .what {
      flex: 1;
      min-width: 0;
    }
    .when {
      color: var(--g-ink-2);
      font-variant-numeric: tabular-nums;
      text-align: right;
    }
    .due .what,
    .due .when {
      font-weight: 600;
    }
    .due .when,
    .due g-icon {
      color: var(--g-attention);
    }
    .overdue .when,
    .overdue g-icon {
      color: var(--g-danger);
    }
    .whose {
      padding: 1px 6px;
      border-radius: 4px;
      background: var(--g-surface-3);
      color: var(--g-ink-2);
      font-size: 12px;
      font-weight: 600;
    }
  `,
})
export class RecoveryTimers {
  readonly day = input.required<DayCase>();

  readonly #store = inject(Store);
  readonly #now = this.#store.selectSignal(selectNow);
  readonly #zone = this.#store.selectSignal(selectZone);

  protected readonly timers = computed(() =>
    recoveryTimers(this.day(), this.#now()).map((timer) => ({
      what: timerWord(timer),
      when:
        timer.for === 'home'
          ? earliestWords(timer.at, timer.minutesLeft, this.#zone())
          : dueWords(timer.at, timer.minutesLeft, this.#zone()),
      whose: timer.whose === null ? null : moverWord(timer.whose),
      due: isDue(timer),
      overdue: isDue(timer) && timer.minutesLeft < 0,
    })),
  );
}

import type { DayCase } from '#domain/visit/day-case';
import { recoveryTimers, type RecoveryTimerKind } from '#domain/visit/recovery-timers';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { clockOf, minutesWords } from '../../shared/times/words';
import { selectZone } from '../../state/clinic.state';
import { selectNow } from '../../state/clock.state';

/** What this patient needs next while recovering, and when. */
@Component({
  selector: 'g-recovery-timers',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (lines().length > 0) {
      <h2 class="g-section-title" i18n>Due in recovery</h2>
      <ul>
        @for (line of lines(); track line.kind) {
          <li [class.is-late]="line.isLate">
            <g-icon [name]="line.isLate ? 'warning' : 'schedule'" [size]="16" />
            <b>{{ line.word }}</b>
            <span>{{ line.at }}</span>
            <span class="g-meta">{{ line.when }}</span>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: auto auto auto 1fr;
    }
    li {
      display: grid;
      grid-column: 1 / -1;
      grid-template-columns: subgrid;
      gap: var(--g-3);
      align-items: center;
      min-height: 32px;
      border-bottom: 1px solid var(--g-line);
    }
    .is-late,
    .is-late .g-meta {
      color: var(--g-danger);
    }
  `,
})
export class RecoveryTimers {
  readonly day = input.required<DayCase>();

  readonly #store = inject(Store);
  readonly #now = this.#store.selectSignal(selectNow);
  readonly #zone = this.#store.selectSignal(selectZone);

  protected readonly lines = computed(() =>
    recoveryTimers(this.day(), this.#now()).map(({ kind, dueAt, inMinutes }) => ({
      kind,
      word: timerWord(kind),
      at: clockOf(dueAt, this.#zone()),
      isLate: inMinutes < 0,
      when: whenWords(inMinutes),
    })),
  );
}

function timerWord(kind: RecoveryTimerKind): string {
  switch (kind) {
    case 'vitals':
      return $localize`Vitals`;
    case 'temperature':
      return $localize`Both soles, °C`;
    case 'rescore':
      return $localize`Score`;
    case 'home':
      return $localize`Home at the earliest`;
  }
}

function whenWords(inMinutes: number): string {
  if (inMinutes === 0) return $localize`now`;
  return inMinutes > 0
    ? $localize`in ${minutesWords(inMinutes)}:time:`
    : $localize`overdue by ${minutesWords(-inMinutes)}:time:`;
}

import type { PathStep } from '#domain/visit/visit';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { visitStateWord } from '../shared/words/visit-words';
import type { DayBoard, PatientCard } from './day-board';
import { PatientCardView } from './patient-card';

/** One column a step; a patient's card moves from left to right. */
@Component({
  selector: 'g-day-columns',
  imports: [PatientCardView],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[style.--narrow]': 'narrow()' },
  template: `
    @for (column of columns(); track column.step) {
      <section data-column [attr.aria-labelledby]="'column-' + column.step">
        <h2 [id]="'column-' + column.step">
          {{ word(column.step) }} <span class="count">{{ column.cards.length }}</span>
        </h2>
        <ul class="g-scroll">
          @for (card of column.cards; track card.day.booking.id) {
            <li>
              <g-patient-card
                [card]="card"
                [live]="live()"
                [busy]="busy().includes(card.day.booking.id)"
                (step)="step.emit(card)"
              />
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      flex: 1;
      grid-template-columns: repeat(7, minmax(0, 1fr));
      min-height: 0;
      overflow-x: auto;
    }
    section {
      display: flex;
      flex-direction: column;
      min-width: 0;
      min-height: 0;
      border-right: 1px solid var(--g-line);
    }
    section:last-child {
      border-right: 0;
    }
    h2 {
      display: flex;
      gap: 6px;
      justify-content: space-between;
      padding: 8px 10px 6px;
      font-size: 12px;
      line-height: 16px;
      color: var(--g-ink-2);
    }
    .count {
      font-variant-numeric: tabular-nums;
    }
    ul {
      display: flex;
      flex: 1;
      flex-direction: column;
      gap: 6px;
      min-height: 0;
      padding: 2px 6px 12px;
    }
    /* Where there is no room for seven, an empty column keeps its name and gives its width away. */
    @media (max-width: 1180px) {
      :host {
        grid-template-columns: var(--narrow);
      }
    }
  `,
})
export class DayColumns {
  readonly columns = input.required<DayBoard['columns']>();
  readonly live = input.required<boolean>();
  readonly busy = input.required<readonly string[]>();
  readonly step = output<PatientCard>();

  protected readonly narrow = computed(() =>
    this.columns()
      .map(({ cards }) => (cards.length === 0 ? '76px' : 'minmax(152px, 1fr)'))
      .join(' '),
  );

  protected word(step: PathStep): string {
    switch (step) {
      case 'ready':
        return $localize`Ready`;
      case 'home':
        return $localize`Gone`;
      default:
        return visitStateWord(step);
    }
  }
}

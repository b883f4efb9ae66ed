import { URGENCIES } from '#domain/clinic/clinic';
import { SIDES } from '#domain/referral/laterality';
import { MOVERS } from '#domain/referral/next-move';
import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Store } from '@ngrx/store';
import { sideWord, urgencyWord } from '../../shared/words/referral-words';
import { selectProcedureTypes } from '../../state/procedure-types.state';
import { moverWord } from '../queue-words';
import { isNarrowed, type QueueView } from './queue-view';

export type NarrowingParam = 'urgency' | 'side' | 'procedure' | 'mover';

/** What narrows a list, each a part of its address. */
@Component({
  selector: 'g-view-filters',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label>
      <span class="g-sr" i18n>Urgency</span>
      <select class="g-select" #urgency (change)="narrowed.emit({ urgency: urgency.value })">
        <option value="" [selected]="view().urgency === null" i18n>Any urgency</option>
        @for (each of urgencies; track each) {
          <option [value]="each" [selected]="view().urgency === each">
            {{ urgencyWord(each) }}
          </option>
        }
        <option value="none" [selected]="view().urgency === 'none'" i18n>Urgency not set</option>
      </select>
    </label>
    <label>
      <span class="g-sr" i18n>Side</span>
      <select class="g-select" #side (change)="narrowed.emit({ side: side.value })">
        <option value="" [selected]="view().side === null" i18n>Any side</option>
        @for (each of sides; track each) {
          <option [value]="each" [selected]="view().side === each">{{ sideWord(each) }}</option>
        }
        <option value="none" [selected]="view().side === 'none'" i18n>Side not said</option>
      </select>
    </label>
    <label>
      <span class="g-sr" i18n>Procedure</span>
      <select class="g-select" #procedure (change)="narrowed.emit({ procedure: procedure.value })">
        <option value="" [selected]="view().procedure === null" i18n>Any procedure</option>
        @for (type of types(); track type.id) {
          <option [value]="type.id" [selected]="view().procedure === type.id">
            {{ type.name }}
          </option>
        }
      </select>
    </label>
    <label>
      <span class="g-sr" i18n>Whose move</span>
      <select class="g-select" #mover (change)="narrowed.emit({ mover: mover.value })">
        <option value="" [selected]="view().mover === null" i18n>Any move</option>
        @for (each of movers; track each) {
          <option [value]="each" [selected]="view().mover === each">
            {{ moveOf(each) }}
          </option>
        }
      </select>
    </label>
    @if (isNarrowed(view())) {
      <button
        type="button"
        class="g-button g-button--quiet g-button--small"
        (click)="narrowed.emit({ urgency: '', side: '', procedure: '', mover: '' })"
        i18n
      >
        Show all
      </button>
    }
    <span class="g-meta total">{{ totalWords() }}</span>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex: none;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px var(--g-2);
      min-height: 40px;
      padding: 4px var(--g-4);
      border-bottom: 1px solid var(--g-line);
    }
    label {
      flex: 1 1 124px;
      min-width: 0;
      max-width: 152px;
    }
    .g-button {
      flex: none;
    }
    .total {
      flex: none;
      margin-left: auto;
    }
  `,
})
export class ViewFilters {
  readonly view = input.required<QueueView>();
  /** How many rows the list has; `null` until the server has said. */
  readonly total = input<number | null>(null);
  /** Only what has changed; an empty word takes the filter away. */
  readonly narrowed = output<Partial<Record<NarrowingParam, string>>>();

  protected readonly types = inject(Store).selectSignal(selectProcedureTypes);
  protected readonly urgencies = URGENCIES;
  protected readonly sides = SIDES;
  protected readonly movers = MOVERS;
  protected readonly urgencyWord = urgencyWord;
  protected readonly sideWord = sideWord;
  protected readonly isNarrowed = isNarrowed;

  protected moveOf(mover: (typeof MOVERS)[number]): string {
    return $localize`${moverWord(mover)}:who:’s move`;
  }

  protected totalWords(): string {
    const total = this.total();
    if (total === null) return '';
    return total === 1
      ? $localize`1 referral`
      : $localize`${total.toLocaleString()}:count: referrals`;
  }
}

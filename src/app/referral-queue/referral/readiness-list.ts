import { blocksWhat, openReadiness } from '#domain/readiness/readiness-for';
import {
  READINESS_KINDS,
  type ReadinessItem,
  type ReadinessKind,
} from '#domain/readiness/readiness';
import type { Referral } from '#domain/referral/referral';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import { dayWords, instantWords } from '../../shared/times/words';
import { ownerWord, readinessWord } from '../../shared/words/readiness-words';
import { selectZone } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { referralPageActions } from '../referral-queue.actions';
import { selectSaving } from '../referral-queue.state';
import { AllowedHere } from './allowed-here';

/** Done by other facts, and by nobody's tick. */
const BY_FACTS: readonly ReadinessKind[] = ['antithrombotic-plan', 'authorisation'];

/** What must be in hand before the block: whose move it is, and by when. */
@Component({
  selector: 'g-readiness-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3 class="g-section-title">
      <span i18n>Readiness</span>
      @if (mayComplete() && addable().length > 0) {
        <select
          #kind
          class="g-select add"
          i18n-aria-label
          aria-label="Ask for one more thing"
          (change)="add(kind.value); kind.value = ''"
        >
          <option value="" i18n>Ask for…</option>
          @for (each of addable(); track each) {
            <option [value]="each">{{ word(each) }}</option>
          }
        </select>
      }
    </h3>
    <ul>
      @for (row of rows(); track row.item.id) {
        <li>
          <label class="g-check">
            <input
              #box
              type="checkbox"
              [checked]="row.item.done !== null"
              [disabled]="!row.tickable"
              [attr.aria-disabled]="saving() || null"
              (change)="set(row.item, box)"
            />
            <span [class.is-done]="row.item.done !== null">{{ word(row.item.kind) }}</span>
          </label>
          @if (row.item.done === null) {
            <span class="g-meta">
              {{ owner(row.item) }}
              @if (row.due) {
                · <span [class.is-late]="row.late">{{ row.due }}</span>
              }
              @if (row.blocks) {
                · {{ row.blocks }}
              }
            </span>
          } @else {
            <span class="g-meta">{{ row.by }}</span>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    .g-section-title {
      display: flex;
      align-items: center;
      justify-content: space-between;
      min-height: 32px;
    }
    .add {
      width: auto;
      min-height: 28px;
      padding-block: 2px;
      font-weight: 400;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--g-3);
      min-height: 32px;
      border-bottom: 1px solid var(--g-line);
    }
    .g-check {
      flex: 1 0 auto;
    }
    .is-late {
      color: var(--g-danger);
    }
  `,
})
export class ReadinessList {
  readonly referral = input.required<Referral>();

  readonly #store = inject(Store);
  protected readonly allowed = inject(AllowedHere);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly word = readinessWord;

  protected readonly mayComplete = computed(() => this.allowed.may('set-readiness'));

  protected readonly addable = computed(() =>
    READINESS_KINDS.filter(
      (kind) =>
        !BY_FACTS.includes(kind) && !this.referral().readiness.some((item) => item.kind === kind),
    ),
  );

  protected readonly rows = computed(() => {
    const { readiness } = this.referral();
    const today = this.#today();
    const done = readiness.filter((item) => item.done !== null);
    return [...openReadiness(readiness), ...done].map((item) => ({
      item,
      due: item.dueOn === null ? '' : $localize`by ${dayWords(item.dueOn, today)}:day:`,
      late: item.dueOn !== null && item.dueOn < today,
      blocks: blocksWords(item.kind),
      tickable: this.mayComplete() && !BY_FACTS.includes(item.kind),
      by:
        item.done === null
          ? ''
          : `${item.done.byName}, ${instantWords(item.done.at, this.#zone(), today)}`,
    }));
  });

  protected owner({ owner }: ReadinessItem): string {
    return ownerWord(owner);
  }

  protected set(item: ReadinessItem, box: HTMLInputElement): void {
    // Shown as in hand only once it is stored: a tick that is refused would stay.
    box.checked = item.done !== null;
    if (this.saving()) return;
    const { id: referralId, version } = this.referral();
    const body = { version, done: item.done === null, note: '' };
    this.#store.dispatch(referralPageActions.readinessSet({ referralId, itemId: item.id, body }));
  }

  protected add(value: string): void {
    const kind = READINESS_KINDS.find((each) => each === value);
    if (kind === undefined) return;
    const { id: referralId, version } = this.referral();
    this.#store.dispatch(
      referralPageActions.readinessAdded({ referralId, body: { version, kind } }),
    );
  }
}

function blocksWords(kind: ReadinessKind): string {
  switch (blocksWhat(kind)) {
    case 'confirming':
      return $localize`before confirming`;
    case 'starting':
      return $localize`before starting`;
    case 'nothing':
      return '';
  }
}

import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { FailureNote } from '../../shared/refusals/failure';
import { refusalSentences } from '../../shared/refusal-messages/refusal-sentences';
import { selectNames } from '../../state/names.state';
import { bulkActions } from './bulk.actions';
import { undoOf } from './bulk.effects';
import { selectResult, selectRunning } from './bulk.state';

/** What came of an act on many: how many were done, and of each other one why not. */
@Component({
  selector: 'g-bulk-result',
  imports: [FailureNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (result(); as result) {
      <section class="g-panel" role="status">
        @if (result.failure; as failure) {
          <g-failure [failure]="failure" />
        } @else {
          <p>
            <strong>{{ summary() }}</strong>
          </p>
          <ul>
            @for (each of notDone(); track each.id) {
              <li>
                <strong>{{ each.name }}:</strong> {{ each.why }}
              </li>
            }
          </ul>
        }
        <div class="buttons">
          @if (undo()) {
            <button type="button" class="g-button" [disabled]="running()" (click)="takeBack()" i18n>
              Undo
            </button>
          }
          <button type="button" class="g-button g-button--quiet" (click)="close()" i18n>
            Close
          </button>
        </div>
      </section>
    }
  `,
  styles: `
    section {
      display: flex;
      flex-direction: column;
      gap: var(--g-2);
      padding: var(--g-3);
    }
    ul {
      max-height: 30vh;
      overflow: auto;
    }
    .buttons {
      display: flex;
      justify-content: flex-end;
      gap: var(--g-2);
    }
  `,
})
export class BulkResult {
  readonly #store = inject(Store);
  readonly #names = this.#store.selectSignal(selectNames);
  protected readonly result = this.#store.selectSignal(selectResult);
  protected readonly running = this.#store.selectSignal(selectRunning);

  protected readonly summary = computed(() => {
    const result = this.result();
    const done = result?.done.length ?? 0;
    const not = result?.refused.length ?? 0;
    return not === 0
      ? $localize`${done}:count: done.`
      : $localize`${done}:count: done, ${not}:not: not:`;
  });
  protected readonly notDone = computed(() => {
    const result = this.result();
    const names = new Map(result?.chosen.map(({ id, name }) => [id, name]));
    return (result?.refused ?? []).map(({ referralId, refusals }) => ({
      id: referralId,
      name: names.get(referralId) ?? '',
      why: refusalSentences([...refusals], this.#names()).join(' '),
    }));
  });
  protected readonly undo = computed(() => {
    const result = this.result();
    return result === null || result.done.length === 0 ? null : undoOf(result.what);
  });

  protected takeBack(): void {
    const what = this.undo();
    const chosen = this.result()?.done ?? [];
    if (what !== null) this.#store.dispatch(bulkActions.asked({ what, chosen }));
  }

  protected close(): void {
    this.#store.dispatch(bulkActions.resultClosed());
  }
}

import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { textOf } from '../../shared/form-text';
import { Icon } from '../../shared/icon/icon';
import { selectToday } from '../../state/clock.state';
import { selectResources } from '../../state/resources.state';
import { setUpPageActions } from '../set-up.actions';
import { selectSaving } from '../set-up.state';
import { PlanPreviewNote } from './plan-preview';

/** The clinic, or one room, physician or bay, is away for a day or some days in a row. */
@Component({
  selector: 'g-closure-form',
  imports: [Icon, PlanPreviewNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header>
      <h2 i18n>Closure</h2>
      <a
        class="g-icon-button"
        routerLink="/set-up/sessions"
        queryParamsHandling="merge"
        i18n-aria-label
        aria-label="Close this form"
      >
        <g-icon name="close" />
      </a>
    </header>
    <form class="g-form" (submit)="submit($event)">
      <label class="g-field">
        <span class="g-field__label" i18n>Who or what is away</span>
        <select class="g-select" name="resourceId">
          <option value="" i18n>The whole clinic</option>
          @for (each of resources(); track each.id) {
            <option [value]="each.id">{{ each.name }}</option>
          }
        </select>
      </label>
      <div class="g-form__row">
        <label class="g-field">
          <span class="g-field__label" i18n>First day</span>
          <input
            #first
            class="g-input"
            name="from"
            type="date"
            required
            [min]="today()"
            [value]="today()"
            (change)="begin(first.value, last)"
          />
        </label>
        <label class="g-field">
          <span class="g-field__label" i18n>Last day</span>
          <input
            #last
            class="g-input"
            name="to"
            type="date"
            required
            [min]="from()"
            [value]="today()"
          />
        </label>
      </div>
      <label class="g-field">
        <span class="g-field__label" i18n>Reason</span>
        <input class="g-input" name="reason" required maxlength="500" list="closure-reasons" />
        <datalist id="closure-reasons">
          <option i18n-value value="On leave"></option>
          <option i18n-value value="Equipment serviced"></option>
          <option i18n-value value="Training day"></option>
          <option i18n-value value="Bank holiday"></option>
        </datalist>
      </label>
      <g-plan-preview />
      <div class="g-form__actions">
        <button class="g-button g-button--primary" [attr.aria-disabled]="saving()" i18n>
          Add closure
        </button>
        <a class="g-button" routerLink="/set-up/sessions" queryParamsHandling="merge" i18n
          >Cancel</a
        >
      </div>
    </form>
  `,
  styleUrl: '../detail.scss',
})
export class ClosureForm {
  readonly #store = inject(Store);
  protected readonly today = this.#store.selectSignal(selectToday);
  protected readonly resources = this.#store.selectSignal(selectResources);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly from = signal(this.today());

  constructor() {
    this.#store.dispatch(setUpPageActions.formOpened());
  }

  /** The last day goes along only where it would come before the first. */
  protected begin(from: string, last: HTMLInputElement): void {
    this.from.set(from);
    if (last.value < from) last.value = from;
  }

  protected submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.saving()) return;
    const form = new FormData(event.target as HTMLFormElement);
    this.#store.dispatch(
      setUpPageActions.planChangeWanted({
        change: {
          kind: 'close',
          resourceId: textOf(form, 'resourceId') || null,
          from: textOf(form, 'from'),
          to: textOf(form, 'to'),
          reason: textOf(form, 'reason'),
        },
        said: $localize`Closed.`,
        back: '/set-up/sessions',
      }),
    );
  }
}

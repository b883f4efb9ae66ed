import type { FollowUp } from '#domain/visit/follow-up';
import type { RecordFollowUpCall } from '#contract/visits';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { Icon } from '../../shared/icon/icon';
import { PageHeader } from '../../shared/page-header/page-header';
import { FailureNote } from '../../shared/refusals/failure';
import { shortcuts } from '../../shared/shortcuts/shortcuts';
import { onStored } from '../patient-day/on-stored';
import { callsPageActions } from '../today.actions';
import { selectCallSending } from '../today.state';
import { CallCard, type AnsweredConcern } from './call-card';
import { selectFollowUps } from './follow-ups.state';

/** Who is to be called after going home, and what worries those who were reached. */
@Component({
  selector: 'g-calls-page',
  imports: [CallCard, EmptyState, FailureNote, Icon, PageHeader, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <g-page-header i18n-heading heading="Follow-up calls" [meta]="meta()">
      <a pageActions class="g-button g-button--quiet" routerLink="/today">
        <g-icon name="arrow_back" [size]="18" /> <ng-container i18n>Today</ng-container>
      </a>
    </g-page-header>
    <ol>
      @for (each of followUps(); track each.day.booking.id) {
        <li [attr.data-call]="each.day.booking.id">
          <g-call-card
            [followUp]="each"
            [open]="openId() === each.day.booking.id"
            [busy]="sending().busy"
            (opened)="openId.set($event ? each.day.booking.id : null)"
            (made)="make(each, $event)"
            (answered)="answer(each, $event)"
          />
          @if (sending().failure; as failure) {
            @if (sending().bookingId === each.day.booking.id) {
              <g-failure [failure]="failure" />
            }
          }
        </li>
      }
    </ol>
    @if (followUps().length === 0) {
      <g-empty-state icon="call" i18n-heading heading="Nobody to call">
        <ng-container i18n
          >Who went home stands here when their call is due, and until a physician has answered what
          worries them.</ng-container
        >
      </g-empty-state>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      min-height: 0;
      overflow: auto;
    }
    ol {
      width: 100%;
      max-width: 920px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      padding: var(--g-3) var(--g-4);
      border-bottom: 1px solid var(--g-line);
    }
  `,
})
export class CallsPage {
  readonly #store = inject(Store);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly followUps = this.#store.selectSignal(selectFollowUps);
  protected readonly sending = this.#store.selectSignal(selectCallSending);
  /** Whose form is open; what is typed there stays while others come and go. */
  protected readonly openId = signal<string | null>(null);

  protected readonly meta = computed(() => {
    const calls = this.followUps().filter(({ call }) => call !== null).length;
    const waiting = this.followUps().filter(({ concerns }) => concerns.length > 0).length;
    return waiting === 0
      ? $localize`${calls}:calls: to call`
      : $localize`${calls}:calls: to call, ${waiting}:waiting: for a physician`;
  });

  constructor() {
    this.#store.dispatch(callsPageActions.opened());
    onStored(this.sending, () => {
      this.openId.set(null);
    });
    shortcuts($localize`Follow-up calls`, [
      { keys: 'j', label: $localize`Next patient`, run: () => this.#walk(1) },
      { keys: 'k', label: $localize`Patient before`, run: () => this.#walk(-1) },
      { keys: 'r', label: $localize`The patient was reached`, run: () => this.#open() },
    ]);
  }

  protected make({ day }: FollowUp, call: RecordFollowUpCall): void {
    if (this.sending().busy) return;
    this.#store.dispatch(callsPageActions.callMade({ bookingId: day.booking.id, call }));
  }

  protected answer({ day }: FollowUp, { callId, text }: AnsweredConcern): void {
    if (this.sending().busy) return;
    const { id: bookingId } = day.booking;
    this.#store.dispatch(callsPageActions.concernAnswered({ bookingId, callId, text }));
  }

  #walk(steps: number): void {
    const cards = [...this.#host.nativeElement.querySelectorAll<HTMLElement>('[data-call] h2')];
    const at = cards.findIndex((card) => card.closest('li')?.contains(document.activeElement));
    cards[Math.min(cards.length - 1, Math.max(0, at + steps))]?.focus();
  }

  #open(): void {
    const here = document.activeElement?.closest<HTMLElement>('[data-call]');
    const id = here?.dataset['call'];
    if (id !== undefined) this.openId.set(id);
  }
}

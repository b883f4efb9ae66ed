import { listName } from '#domain/clinic/patient';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { Chip } from '../../shared/chip/chip';
import { SideMark } from '../../shared/side-mark/side-mark';
import { Waiting } from '../../shared/times/waiting';
import { urgencyWord } from '../../shared/words/referral-words';
import type { ReadyCase } from '../ready-to-book.state';

/** A row was pressed, and may be dragged onto the board. */
export interface CasePress {
  readonly referralId: string;
  readonly press: PointerEvent;
}

/** Who is ready to be booked, in the queue's order; a click or a drag takes one in hand. */
@Component({
  selector: 'g-case-list',
  imports: [Chip, SideMark, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="head">
      <h2 class="g-section-title">
        <ng-container i18n>Ready to book</ng-container>
        <span class="count">{{ cases().length }}</span>
      </h2>
      @if (cases().length > 8) {
        <input
          class="g-input"
          type="search"
          i18n-aria-label
          aria-label="Find among those ready to book"
          i18n-placeholder
          placeholder="Find a name"
          [value]="filter()"
          (input)="filter.set($any($event.target).value)"
        />
      }
    </div>
    <ul class="g-scroll">
      @for (ready of shown(); track ready.referral.id) {
        <li class="g-list__row" [class.is-selected]="ready.referral.id === selectedId()">
          <button
            type="button"
            class="g-row-link"
            [attr.aria-pressed]="ready.referral.id === selectedId()"
            (click)="picked.emit(ready.referral.id)"
            (pointerdown)="pressed.emit({ referralId: ready.referral.id, press: $event })"
          >
            {{ name(ready) }}
          </button>
          <span class="meta">
            <g-side-mark [side]="ready.referral.side" />
            <span>{{ ready.procedureType.shortName }}</span>
            <g-waiting [since]="ready.referral.receivedAt" />
            @if (ready.isOverdue) {
              <g-chip tone="danger" i18n>Overdue</g-chip>
            } @else if (ready.referral.urgency; as urgency) {
              @if (urgency === 'most-urgent' || urgency === 'urgent') {
                <g-chip tone="attention">{{ word(urgency) }}</g-chip>
              }
            }
          </span>
        </li>
      } @empty {
        <li class="empty g-meta">
          @if (cases().length > 0) {
            <ng-container i18n>Nobody by that name.</ng-container>
          } @else {
            <ng-container i18n>
              Nobody waits for a slot. Accepted referrals that lack nothing appear here.
            </ng-container>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      min-height: 0;
      flex: 1;
    }
    .head {
      display: flex;
      flex-direction: column;
      gap: var(--g-2);
      padding: var(--g-2) var(--g-3);
      border-bottom: 1px solid var(--g-line);
    }
    .count {
      margin-left: 4px;
      color: var(--g-ink-2);
      font-weight: 400;
    }
    ul {
      flex: 1;
      min-height: 0;
    }
    .g-list__row {
      flex-direction: column;
      align-items: stretch;
      gap: 0;
      padding: 5px var(--g-3);
    }
    button {
      padding: 0;
      border: 0;
      background: none;
      text-align: left;
      cursor: grab;
      touch-action: manipulation;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .meta {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--g-1);
      font-size: 12px;
      line-height: 18px;
      color: var(--g-ink-2);
      white-space: nowrap;
    }
    g-side-mark {
      min-width: 40px;
      height: 18px;
      color: var(--g-ink);
      font-size: 12px;
    }
    g-chip {
      margin-left: auto;
    }
    .empty {
      padding: var(--g-4) var(--g-3);
    }
  `,
})
export class CaseList {
  readonly cases = input.required<readonly ReadyCase[]>();
  readonly selectedId = input<string | null>(null);
  readonly picked = output<string>();
  readonly pressed = output<CasePress>();

  protected readonly filter = signal('');
  protected readonly shown = computed(() => {
    const wanted = this.filter().trim().toLocaleLowerCase();
    return this.cases().filter((ready) => this.name(ready).toLocaleLowerCase().includes(wanted));
  });
  protected readonly word = urgencyWord;
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    // What is in hand takes room below the list: the row it was taken from stays in sight.
    afterRenderEffect(() => {
      if (this.selectedId() === null) return;
      this.#host.nativeElement.querySelector('.is-selected')?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected name({ patient }: ReadyCase): string {
    return listName(patient);
  }
}

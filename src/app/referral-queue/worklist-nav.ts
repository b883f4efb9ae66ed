import { ALL_REFERRALS, type QueueList } from '#domain/referral/queue-lists';
import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { listWord } from './queue-words';

const GROUPS: readonly { readonly name: string; readonly lists: readonly QueueList[] }[] = [
  { name: $localize`Now`, lists: ['red-flags', 'overdue'] },
  { name: $localize`Triage`, lists: ['new', 'asked', 'waiting-for-information'] },
  {
    name: $localize`To book`,
    lists: ['not-ready', 'ready-to-book', 'unavailable', 'authorisation-ending', 'unbookable'],
  },
  { name: $localize`Booked`, lists: ['to-call', 'booked', 'in-series'] },
  { name: $localize`Closed`, lists: ['completed', 'declined', 'withdrawn'] },
  { name: $localize`Everybody`, lists: [ALL_REFERRALS] },
];

/** The worklists by reason to act, each an address, with how many stand on it. */
@Component({
  selector: 'g-worklist-nav',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav i18n-aria-label aria-label="Worklists">
      @for (group of groups; track group.name) {
        <h2>{{ group.name }}</h2>
        <ul>
          @for (list of group.lists; track list) {
            <li>
              <a
                [routerLink]="['/queue']"
                [queryParams]="{ list }"
                [attr.aria-current]="list === chosen() ? 'page' : null"
                [title]="word(list)"
                [class.nobody]="!counts()?.[list]"
                [class.loud]="isLoud(list)"
              >
                <span class="g-truncate">{{ word(list) }}</span>
                <span class="count">{{ counts()?.[list]?.toLocaleString() }}</span>
              </a>
            </li>
          }
        </ul>
      }
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      flex-direction: column;
      padding: var(--g-2) var(--g-2) var(--g-4);
    }
    h2 {
      padding: var(--g-3) var(--g-2) var(--g-1);
      font-size: 12px;
      line-height: 16px;
      color: var(--g-ink-2);
    }
    a {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--g-2);
      min-height: 30px;
      padding: 0 var(--g-2);
      border-radius: var(--g-radius);
      color: var(--g-ink);
      text-decoration: none;
    }
    a:hover {
      background: var(--g-surface-3);
    }
    a[aria-current] {
      background: var(--g-accent-soft);
      color: var(--g-accent);
      font-weight: 600;
    }
    .count {
      font-variant-numeric: tabular-nums;
    }
    .nobody,
    .nobody .count {
      color: var(--g-ink-2);
    }
    .loud .count {
      color: var(--g-danger);
      font-weight: 600;
    }
  `,
})
export class WorklistNav {
  /** `null` until the server has counted. */
  readonly counts = input.required<Readonly<Record<QueueList, number>> | null>();
  /** `null` while something else than a list is shown. */
  readonly chosen = input<QueueList | null>(null);

  protected readonly groups = GROUPS;
  protected readonly word = listWord;

  protected isLoud(list: QueueList): boolean {
    const isPressing = list === 'red-flags' || list === 'overdue';
    return isPressing && (this.counts()?.[list] ?? 0) > 0;
  }
}

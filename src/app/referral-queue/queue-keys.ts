import { Injectable, type Signal, signal } from '@angular/core';
import type { QueueRow } from './queue-rows.state';

/** Which referral comes next: by key, and by itself once one is decided. */
@Injectable()
export class QueueKeys {
  #rows: Signal<readonly QueueRow[]> = signal([]);
  #chosen: Signal<string | null> = signal(null);

  show(rows: Signal<readonly QueueRow[]>, chosen: Signal<string | null>): void {
    this.#rows = rows;
    this.#chosen = chosen;
  }

  /** The id `steps` rows further on; the first or last where there is none so far. */
  after(steps: 1 | -1): string | null {
    const rows = this.#rows();
    const index = this.#index();
    if (index === -1) return rows.at(steps === 1 ? 0 : -1)?.referral.id ?? null;
    const next = Math.min(rows.length - 1, Math.max(0, index + steps));
    return rows[next]?.referral.id ?? null;
  }

  /** What opens once the chosen one leaves the list: the one below it, else the one above. */
  nextOnceGone(): string | null {
    const rows = this.#rows();
    const index = this.#index();
    if (index === -1) return null;
    return (rows[index + 1] ?? rows[index - 1])?.referral.id ?? null;
  }

  #index(): number {
    return this.#rows().findIndex(({ referral }) => referral.id === this.#chosen());
  }
}

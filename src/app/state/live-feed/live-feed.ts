import type { EntityChange } from '#contract/live';
import { Injectable, inject } from '@angular/core';
import { Observable } from 'rxjs';
import { ServerClock } from '../server-clock';
import { BROWSER_PORTS } from './browser-ports';
import { joinFeed, type FeedEvent, type TabFeed } from './tab-feed';

/** This tab's place in the live feed. */
@Injectable({ providedIn: 'root' })
export class LiveFeed {
  readonly #ports = inject(BROWSER_PORTS);
  readonly #clock = inject(ServerClock);
  #tab: TabFeed | null = null;

  /**
   * Joins the feed of one clinic, and leaves it when unsubscribed. Changes that arrive in one go,
   * as after a lost line, are emitted in one go.
   */
  join(clinicId: string): Observable<FeedEvent> {
    return new Observable((subscriber) => {
      let together: EntityChange[] = [];
      const emit = (event: FeedEvent): void => {
        if (event.kind !== 'changes') {
          subscriber.next(event);
          return;
        }
        if (together.length === 0)
          this.#ports.setTimer(() => {
            const changes = together;
            together = [];
            subscriber.next({ kind: 'changes', changes });
          }, 0);
        together.push(...event.changes);
      };
      const now = (): string => this.#clock.now();
      const tab = joinFeed(this.#ports, `ganglion-live-${clinicId}`, now, emit);
      this.#tab = tab;
      return () => {
        tab.leave();
        if (this.#tab === tab) this.#tab = null;
      };
    });
  }

  snapshotTaken(seq: number): void {
    this.#tab?.snapshotTaken(seq);
  }

  look(): void {
    this.#tab?.look();
  }

  tellSignedOut(): void {
    this.#tab?.tellSignedOut();
  }
}

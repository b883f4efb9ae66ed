import { dailyList } from '#domain/daily-list/daily-list';
import { keptDates, mayKeepList } from '#domain/daily-list/kept-list';
import { Injectable, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { KeptList } from '../../shared/kept-list/kept-list';
import { selectClinic } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { KeptListMinder } from '../../state/kept-list-minder';
import { ServerClock } from '../../state/server-clock';
import { selectMe } from '../../state/sign-in.state';
import { selectDailyFacts } from '../daily-list.state';
import { keptText } from './kept-view';

/** Puts today's and tomorrow's list on the device of whoever is signed in, as it is now. */
@Injectable({ providedIn: 'root' })
export class ListKeeper {
  readonly #kept = inject(KeptList);
  readonly #minder = inject(KeptListMinder);
  readonly #clock = inject(ServerClock);
  readonly #store = inject(Store);
  readonly #me = this.#store.selectSignal(selectMe);
  readonly #clinic = this.#store.selectSignal(selectClinic);
  readonly #today = this.#store.selectSignal(selectToday);
  readonly #facts = this.#store.selectSignal(selectDailyFacts);

  async keep(): Promise<void> {
    this.#minder.start();
    const me = this.#me();
    if (me === null) return;
    const { physicianId } = me;
    // The administrator may have taken the list from them meanwhile.
    if (physicianId === null || !mayKeepList(me)) {
      await this.#kept.forgetAll();
      return;
    }
    const { name: clinic, zone } = this.#clinic();
    const now = this.#clock.now();
    const days = keptDates(this.#today()).map((date) => ({
      date,
      text: keptText(dailyList(this.#facts(), physicianId, date, now), {
        clinic,
        physician: me.name,
      }),
    }));
    const ahead = Date.parse(now) - Date.now();
    await this.#kept.keep(me.id, days, { asOf: now, zone, ahead });
  }
}

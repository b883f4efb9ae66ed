import type { ClinicDate } from '#domain/time/clinic-date';
import { inject, type Signal } from '@angular/core';
import { Store } from '@ngrx/store';
import { Notices } from '../../shared/notices/notices';
import { selectClinicBook } from '../../state/clinic-book.state';
import { selectAsker } from '../board-facts.state';
import { firstPlaceFor, nextAfter } from '../decision/decide';
import type { Decided } from '../decision/decision-panel';
import type { Choice } from '../decision/verdict';
import { daysSearched, type FirstAsked } from '../hand/first-asked';
import type { handOnBoard } from '../hand/hand-on-board';
import type { By } from '../hand/in-hand';
import { procedureSlotsPageActions as pageActions } from '../procedure-slots.actions';
import { selectSaving } from '../procedure-slots.state';
import { BoardActs } from './board-acts';
import { BoardSwap, bookingMet } from './board-swap';
import { noneWords } from './board-words';

/** What becomes of what is in hand, wherever it is put; make it where `inject` may be called. */
export class Placing {
  readonly #store = inject(Store);
  readonly #notices = inject(Notices);
  readonly #swaps = inject(BoardSwap);
  readonly #acts = inject(BoardActs);
  readonly #book = this.#store.selectSignal(selectClinicBook);
  readonly #asker = this.#store.selectSignal(selectAsker);
  readonly #saving = this.#store.selectSignal(selectSaving);
  readonly #hand: ReturnType<typeof handOnBoard>;
  readonly #date: Signal<ClinicDate>;
  readonly #by: Signal<By>;

  constructor(hand: ReturnType<typeof handOnBoard>, date: Signal<ClinicDate>, by: Signal<By>) {
    this.#hand = hand;
    this.#date = date;
    this.#by = by;
  }

  /** A day of the week was chosen: to look at, or for what is in hand. */
  openDay(date: ClinicDate): void {
    const inHand = this.#hand.inHand();
    if (inHand === null || inHand.booking?.date === date) this.#acts.goTo(date, false);
    else this.pickFirst({ on: date });
  }

  choose({ spot, how }: Choice): void {
    const inHand = this.#hand.inHand();
    const verdict = this.#hand.judge()?.(spot);
    if (inHand === null || verdict === undefined || this.#saving()) return;
    const met = bookingMet(spot, this.#by(), this.#hand.day().bookings, inHand);
    if (how === 'swap') {
      this.#swaps.swap(inHand, met);
      return;
    }
    const next = nextAfter(verdict, inHand);
    if (next.kind === 'move') this.#store.dispatch(pageActions.moveAsked(next));
    else if (next.kind === 'decide') this.#store.dispatch(pageActions.slotPicked(next));
    else if (next.kind === 'stay') this.#acts.putDown();
    else if (how !== 'key' && verdict.takenBy === null && this.#swaps.offer(inHand, met)) {
      if (how === 'drop') this.#acts.putDown();
    } else if (how !== 'click') {
      // A pointer has the reasons beside it; a key and a drop leave nothing to read.
      if (verdict.takenBy === null)
        this.#notices.failed({ kind: 'refused', refusals: verdict.refusals });
      else this.#notices.tell(verdict.sentences.join(' '));
      if (how === 'drop' && inHand.booking !== null) this.#acts.putDown();
    }
  }

  /** Let go over a day of the week: the first place it has there. */
  dropOn(on: ClinicDate): void {
    if (this.#hand.inHand()?.booking?.date === on) this.#acts.putDown();
    else this.pickFirst({ on });
  }

  pickFirst(asked: FirstAsked): void {
    const inHand = this.#hand.inHand();
    if (inHand === null) return;
    const days = daysSearched(asked, this.#date(), this.#asker().asking.today);
    const wanted = { ...days, physicianId: asked.physicianId ?? null };
    const place = firstPlaceFor(this.#asker(), inHand, this.#book(), wanted);
    if (place === null) {
      this.#notices.tell(noneWords(asked));
      if (asked.on !== undefined) this.#acts.goTo(asked.on, false);
      return;
    }
    this.#acts.goTo(place.date, false);
    this.#store.dispatch(pageActions.slotPicked({ place }));
  }

  book(decided: Decided): void {
    const deciding = this.#hand.decision();
    if (deciding === null) return;
    const { inHand, place } = deciding;
    const { booking: from, facts } = inHand;
    const { overrules, tab } = decided;
    this.#store.dispatch(
      from === null
        ? pageActions.bookAsked({ body: { referralId: facts.referral.id, ...place, ...decided } })
        : pageActions.moveAsked({
            from,
            body: { version: from.version, ...place, overrules, tab },
          }),
    );
  }
}

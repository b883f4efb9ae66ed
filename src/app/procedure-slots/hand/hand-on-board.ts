import { openingsOf } from '#domain/booking/openings';
import type { ClinicDate } from '#domain/time/clinic-date';
import { computed, inject, type Signal } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectAsking } from '../../state/asking.state';
import { selectClinicBook } from '../../state/clinic-book.state';
import { selectAsker } from '../board-facts.state';
import { decidingOn, ghostOf, judgeOf, mayPlace } from '../decision/decide';
import { caseOn, spotOf, type By } from './in-hand';
import { selectCaseInHand, selectTarget } from '../procedure-slots.state';

/** What is in hand as the day shown sees it; call it where `inject` may be called. */
export function handOnBoard(date: Signal<ClinicDate>, by: Signal<By>) {
  const store = inject(Store);
  const book = store.selectSignal(selectClinicBook);
  const asking = store.selectSignal(selectAsking);
  const asker = store.selectSignal(selectAsker);
  const inHand = store.selectSignal(selectCaseInHand);
  const target = store.selectSignal(selectTarget);
  const day = computed(() => book().day(date()));
  const onDay = computed(() => {
    const present = inHand();
    return present === null ? null : caseOn(present, day(), asking());
  });
  return {
    day,
    inHand,
    /** Where it may stand. */
    openings: computed(() => {
      const [present, there] = [inHand(), onDay()];
      if (present === null || there === null) return [];
      return openingsOf(there.bookingCase, day(), asking()).filter((opening) =>
        mayPlace(present, opening, asker()),
      );
    }),
    ghost: computed(() => {
      const [present, there] = [inHand(), onDay()];
      return present === null || there === null ? null : ghostOf(present, there);
    }),
    judge: computed(() => {
      const [present, there] = [inHand(), onDay()];
      if (present === null || there === null) return null;
      return judgeOf(present, there, day(), by(), asker());
    }),
    /** The place that somebody decides about. */
    decision: computed(() => {
      const [present, place] = [inHand(), target()];
      if (present === null || place === null) return null;
      return decidingOn(present, place, book(), asker());
    }),
    targetSpot: computed(() => spotOf(target(), date(), by())),
  };
}

import { askingAt, type Asking } from '#domain/booking/booking-case';
import { createSelector } from '@ngrx/store';
import { selectZone } from './clinic.state';
import { selectNow } from './clock.state';
import { selectMe } from './sign-in.state';
import { TAB } from './tab';

/** Who asks the booking rules, and when: this person in this tab, now. */
export const selectAsking = createSelector(
  selectNow,
  selectZone,
  selectMe,
  (now, zone, me): Asking => askingAt(now, zone, me === null ? null : { by: me.id, tab: TAB }),
);

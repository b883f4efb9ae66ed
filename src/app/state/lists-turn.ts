import { InjectionToken } from '@angular/core';

/** A busy morning changes referrals every second: lists are asked for again no oftener than this. */
export const LISTS_TURN_MS = new InjectionToken<number>('lists turn', {
  providedIn: 'root',
  factory: () => 400,
});

import { DOCUMENT, InjectionToken, inject } from '@angular/core';

/** Leaves the page altogether: what one person saw must not linger in memory for the next. */
export const START_AFRESH = new InjectionToken<(url: string) => void>('start afresh', {
  providedIn: 'root',
  factory: () => {
    const { location } = inject(DOCUMENT);
    return (url: string) => {
      location.assign(url);
    };
  },
});

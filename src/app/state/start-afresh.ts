import { DOCUMENT, InjectionToken, inject } from '@angular/core';
import { DRAFT_STORAGE, forgetDrafts } from '../shared/drafts/draft-storage';

/** Leaves the page altogether: what one person saw or typed must not linger for the next. */
export const START_AFRESH = new InjectionToken<(url: string) => void>('start afresh', {
  providedIn: 'root',
  factory: startAfresh,
});

export function startAfresh(): (url: string) => void {
  const { location } = inject(DOCUMENT);
  const storage = inject(DRAFT_STORAGE);
  return (url: string) => {
    forgetDrafts(storage);
    location.assign(url);
  };
}

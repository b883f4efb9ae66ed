import { DOCUMENT, inject } from '@angular/core';
import { type Observable, filter, fromEvent, map } from 'rxjs';

/** Emits each time somebody looks at this tab again. */
export function lookedAtAgain(page = inject(DOCUMENT)): Observable<void> {
  return fromEvent(page, 'visibilitychange').pipe(
    filter(() => page.visibilityState === 'visible'),
    map(() => undefined),
  );
}

import { type Observable, defer, retry } from 'rxjs';

const AGAIN_MS = 2_000;

/** A part of the app that is fetched when it is first wanted: again and again while the line is down. */
export function fetchPart<Part>(load: () => Promise<Part>): Observable<Part> {
  return defer(load).pipe(retry({ delay: AGAIN_MS }));
}

import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { filter, map, take } from 'rxjs';
import { selectSignInStatus } from '../state/sign-in.state';

/** Waits until it is known who is here; sends the signed-out to sign in, and remembers where to. */
export const signedInGuard: CanActivateFn = (_, wanted) => {
  // Fetched while the server is asked who is here, so that neither waits for the other.
  void import('./frame/frame');
  const router = inject(Router);
  return inject(Store)
    .select(selectSignInStatus)
    .pipe(
      filter((status) => status !== 'asking'),
      take(1),
      map(
        (status) =>
          status !== 'nobody' ||
          router.createUrlTree(['/sign-in'], { queryParams: { next: wanted.url } }),
      ),
    );
};

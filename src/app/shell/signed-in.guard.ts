import { isDisplayOnly } from '#domain/people/roles';
import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { filter, map, take } from 'rxjs';
import { selectSignedInRoles, selectSignInStatus } from '../state/sign-in-status.state';

/**
 * Waits until it is known who is here; sends the signed-out to sign in, and remembers where to.
 * Meanwhile the router fetches the frame and the page.
 */
export const signedInGuard: CanActivateFn = (_, wanted) => {
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

/** A display has one page, and no way to any other. */
export const notTheWall: CanActivateFn = () =>
  isDisplayOnly(inject(Store).selectSignal(selectSignedInRoles)())
    ? inject(Router).createUrlTree(['/wall'])
    : true;

import type { SetUpState } from '#contract/people';
import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { EMPTY, catchError } from 'rxjs';
import { ApiClient } from '../../shared/api-client';
import { selectSignInStatus } from '../../state/sign-in-status.state';
import { SignInForm } from './sign-in-form';

/** Where the signed-out arrive; leads back to where they were going. */
@Component({
  selector: 'g-sign-in-page',
  imports: [SignInForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sign-in-page.html',
  styleUrl: './door.scss',
})
export class SignInPage {
  /** A path of this app; anything else leads to the first page. */
  readonly next = input<string>();
  readonly #router = inject(Router);
  readonly #status = inject(Store).selectSignal(selectSignInStatus);
  readonly #setUp = toSignal(
    inject(ApiClient)
      .read<SetUpState>('/api/set-up')
      .pipe(catchError(() => EMPTY)),
  );

  constructor() {
    effect(() => {
      if (this.#setUp()?.needed === true) void this.#router.navigate(['/first-run']);
      else if (this.#status() === 'signed-in')
        void this.#router.navigateByUrl(wayBack(this.next()));
    });
  }
}

/** Only paths of our own: a link must not send anyone elsewhere after signing in. */
function wayBack(next: string | undefined): string {
  return next !== undefined && /^\/[^/\\]/.test(next) ? next : '/';
}

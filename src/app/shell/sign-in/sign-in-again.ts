import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type ElementRef,
  afterNextRender,
  inject,
  viewChild,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { START_AFRESH } from '../../state/start-afresh';
import { selectMe } from '../../state/sign-in.state';
import { SignInForm } from './sign-in-form';

/**
 * The session ran out while somebody was at work. Their page waits underneath as they left it; it
 * is hidden from whoever passes by.
 */
@Component({
  selector: 'g-sign-in-again',
  imports: [SignInForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog
      #dialog
      aria-labelledby="sign-in-again"
      (cancel)="$event.preventDefault()"
      (close)="show()"
    >
      <h2 id="sign-in-again" i18n>You have been signed out</h2>
      <p i18n>Sign in again to go on where you were.</p>
      <g-sign-in-form [email]="me()?.email ?? ''" />
      <button class="g-button g-button--quiet" (click)="leave()" i18n>Somebody else</button>
    </dialog>
  `,
  styles: `
    dialog {
      width: min(380px, calc(100vw - 32px));
      padding: var(--g-6);
      border: 0;
      border-radius: 10px;
      background: var(--g-float);
      color: inherit;
      box-shadow: var(--g-shadow);
    }
    dialog::backdrop {
      background: var(--g-surface-2);
    }
    dialog[open] {
      display: flex;
      flex-direction: column;
      gap: var(--g-4);
    }
    h2 {
      font-size: 16px;
    }
  `,
})
export class SignInAgain {
  protected readonly me = inject(Store).selectSignal(selectMe);
  protected readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly form = viewChild.required(SignInForm);
  readonly #startAfresh = inject(START_AFRESH);

  constructor() {
    const { activeElement } = document;
    afterNextRender(() => {
      this.show();
    });
    inject(DestroyRef).onDestroy(() => {
      // Back to the field in which the session ran out.
      if (activeElement instanceof HTMLElement) activeElement.focus();
    });
  }

  /** Browsers close it on a second Escape, whatever `cancel` says; the page stays covered all the same. */
  protected show(): void {
    const dialog = this.dialog().nativeElement;
    if (!dialog.isConnected || dialog.open) return;
    dialog.showModal();
    this.form().focus();
  }

  protected leave(): void {
    this.#startAfresh('/sign-in');
  }
}

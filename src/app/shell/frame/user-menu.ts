import {
  ChangeDetectionStrategy,
  Component,
  ViewContainerRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { selectMe } from '../../state/sign-in.state';
import { showWhen } from '../../shared/show-when';

/** Who is signed in; what concerns this desk only opens below. */
@Component({
  selector: 'g-user-menu',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button class="g-button g-button--quiet" popovertarget="user-menu">
      <g-icon name="person" [size]="18" /><span class="g-truncate">{{ me()?.name }}</span>
      <g-icon name="keyboard_arrow_down" [size]="16" />
    </button>
    <div
      id="user-menu"
      popover
      role="dialog"
      i18n-aria-label
      aria-label="Signed in"
      (beforetoggle)="open.set($event.newState === 'open')"
    >
      <ng-container #panel />
    </div>
  `,
})
export class UserMenu {
  protected readonly me = inject(Store).selectSignal(selectMe);
  protected readonly open = signal(false);
  protected readonly panel = viewChild.required('panel', { read: ViewContainerRef });

  constructor() {
    showWhen(this.open, this.panel, async () => (await import('./user-panel')).UserPanel);
  }
}

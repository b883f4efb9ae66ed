import {
  ChangeDetectionStrategy,
  Component,
  ViewContainerRef,
  inject,
  viewChild,
} from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Notices } from '../shared/notices/notices';
import { showWhen } from '../shared/show-when';

@Component({
  selector: 'g-root',
  imports: [RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <router-outlet />
    <div class="g-notices" role="log" aria-live="polite" i18n-aria-label aria-label="Notices">
      <ng-container #notices />
    </div>
  `,
})
export class Root {
  readonly #shown = inject(Notices).shown;
  protected readonly notices = viewChild.required('notices', { read: ViewContainerRef });

  constructor() {
    showWhen(
      () => this.#shown().length > 0,
      this.notices,
      async () => (await import('../shared/notices/notice-stack')).NoticeStack,
    );
  }
}

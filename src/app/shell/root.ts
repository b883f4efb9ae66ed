import {
  ChangeDetectionStrategy,
  Component,
  Injector,
  ViewContainerRef,
  inject,
  viewChild,
} from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { DEVICE_STORAGE, markedFor } from '../shared/kept-list/kept-mark';
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
    const injector = inject(Injector);
    // Nobody else has anything to mind.
    if (markedFor(inject(DEVICE_STORAGE)) !== null)
      void import('../state/kept-list-minder')
        .then(({ KeptListMinder }) => {
          injector.get(KeptListMinder).start();
        })
        .catch(() => undefined);
    showWhen(
      () => this.#shown().length > 0,
      this.notices,
      async () => (await import('../shared/notices/notice-stack')).NoticeStack,
    );
  }
}

import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'g-queue-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1 class="g-page-title" i18n>Queue</h1>`,
})
export class QueuePage {}

import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'g-today-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1 class="g-page-title" i18n>Today</h1>`,
})
export class TodayPage {}

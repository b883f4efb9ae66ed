import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'g-daily-list-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1 class="g-page-title" i18n>My list</h1>`,
})
export class DailyListPage {}

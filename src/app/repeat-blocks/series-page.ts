import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'g-series-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1 class="g-page-title" i18n>Series</h1>`,
})
export class SeriesPage {}

import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'g-set-up-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1 class="g-page-title" i18n>Set-up</h1>`,
})
export class SetUpPage {}

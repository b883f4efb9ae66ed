import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'g-slot-board',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1 class="g-page-title" i18n>Board</h1>`,
})
export class SlotBoard {}

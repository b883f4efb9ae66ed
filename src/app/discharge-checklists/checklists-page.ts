import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'g-checklists-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1 class="g-page-title" i18n>Checklists</h1>`,
})
export class ChecklistsPage {}

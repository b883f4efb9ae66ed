import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { NoticeStack } from '../shared/notices/notice-stack';

@Component({
  selector: 'g-root',
  imports: [NoticeStack, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<router-outlet /><g-notice-stack />',
})
export class Root {}

import { formatClock, type Minute } from '#domain/time/minutes';
import { Pipe, type PipeTransform } from '@angular/core';

/** A minute of the clinic's day: `570` → `09:30`. */
@Pipe({ name: 'clock' })
export class ClockPipe implements PipeTransform {
  transform(minute: Minute): string {
    return formatClock(minute);
  }
}

import { formatRange, type MinuteRange } from '#domain/time/minutes';
import { Pipe, type PipeTransform } from '@angular/core';

/** Minutes of the clinic's day: `09:30–10:00`. */
@Pipe({ name: 'range' })
export class RangePipe implements PipeTransform {
  transform(range: MinuteRange): string {
    return formatRange(range);
  }
}

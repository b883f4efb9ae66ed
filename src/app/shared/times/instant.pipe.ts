import type { Instant } from '#domain/time/instant';
import { Pipe, type PipeTransform } from '@angular/core';
import { clockOf } from './words';

/** The clinic's wall clock at an instant: `09:31`. */
@Pipe({ name: 'instant' })
export class InstantPipe implements PipeTransform {
  transform(at: Instant, zone: string): string {
    return clockOf(at, zone);
  }
}

import type { ClinicDate } from '#domain/time/clinic-date';

/** Somebody pressed on a booking of the week, and may be about to drag it. */
export interface DayPress {
  readonly press: PointerEvent;
  readonly bookingId: string;
}

/** The day of the week that is drawn under a point of the window, where the press was. */
export function dayUnder(press: PointerEvent, x: number, y: number): ClinicDate | null {
  const drawn = (press.target as Element).ownerDocument.elementsFromPoint(x, y);
  const day = drawn.find((element) => element.matches('g-week-board [data-day]'));
  return day?.getAttribute('data-day') ?? null;
}

import type { Snapshot } from '#contract/live';
import type { Booking } from '#domain/booking/booking';
import type { Series } from '#domain/series/series';
import type { Role } from '#domain/people/roles';
import {
  aBay,
  aBooking,
  aPatient,
  aPhysician,
  aProcedureType,
  aProtocol,
  aReferral,
  aRoom,
  aSeries,
  aStamp,
} from '#domain/testing/builders';
import { EVERY_DAY, sessionsOn } from '#domain/testing/series-builders';
import { visitOf, type Visit } from '#domain/visit/visit';
import type { Type } from '@angular/core';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import { Desk } from '../../shared/testing/desk';
import * as repeatBlocksEffects from '../repeat-blocks.effects';
import { repeatBlocksFeature } from '../repeat-blocks.state';

/** Wednesday, nine days after the first block of the builders. */
export const SERIES_NOW = '2026-09-23T08:00:00.000Z';

export const blockOf = (
  seriesId: string,
  index: number,
  date: string,
  over: Partial<Booking> = {},
): Booking =>
  aBooking({
    id: `${seriesId}-${index}`,
    seriesId,
    blockIndex: index,
    date,
    status: 'provisional',
    ...over,
  });

export const givenOn = (bookingId: string, at: string): Visit => ({
  ...visitOf(bookingId),
  version: 1,
  steps: [{ ...aStamp({ at }), id: `home-${bookingId}`, step: 'home', reason: null, undone: null }],
});

/** A desk that knows one patient's series, and sessions on every weekday until the year ends. */
export function aSeriesDesk(
  page: Type<unknown>,
  roles: readonly Role[],
  series: readonly Series[],
  bookings: readonly Booking[],
  also: Partial<Snapshot> = {},
): Desk {
  return new Desk({
    roles,
    now: SERIES_NOW,
    cases: [],
    routes: [{ path: '**', component: page }],
    providers: [provideState(repeatBlocksFeature), provideEffects(repeatBlocksEffects)],
    also: {
      resources: [aRoom(), aPhysician(), aBay()],
      procedureTypes: [aProcedureType()],
      protocols: [aProtocol()],
      sessions: sessionsOn(EVERY_DAY),
      patients: [aPatient()],
      referrals: [
        aReferral({
          decision: 'accepted',
          seriesId: series[0]?.id ?? null,
          bookingsStanding: bookings.length,
        }),
      ],
      series,
      bookings,
      visits: bookings
        .filter(({ status, date }) => status === 'booked' && date < '2026-09-23')
        .map(({ id, date }) => givenOn(id, `${date}T11:00:00.000Z`)),
      ...also,
    },
  });
}

/** One block given on 14 September, the second provisional on the 28th. */
export const RUNNING: readonly Booking[] = [
  blockOf('series-1', 1, '2026-09-14', { status: 'booked' }),
  blockOf('series-1', 2, '2026-09-28'),
];

export const aRunningSeries = (over: Partial<Series> = {}): Series => aSeries(over);

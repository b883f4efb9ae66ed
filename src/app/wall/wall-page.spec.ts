import { aBay, aBooking, aClinic, aPatient, aPhysician, aRoom } from '#domain/testing/builders';
import { aStep, at } from '#domain/testing/day-builders';
import { visitOf, type StampedStep } from '#domain/visit/visit';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { arriving, Desk } from '../shared/testing/desk';
import { liveFeedActions } from '../state/live-feed.actions';
import { apiActions } from '../state/live-feed.actions';
import { WallPage } from './wall-page';

const booking = aBooking();
const visit = (...steps: [StampedStep, string][]) => ({
  ...visitOf(booking.id),
  version: steps.length + 1,
  steps: steps.map(([step, clock]) => aStep(step, at(clock))),
});
const ARRIVED: [StampedStep, string] = ['arrived', '09:00'];

async function open(bookings = [booking]) {
  const desk = new Desk({
    roles: ['display'],
    now: at('09:05'),
    cases: [],
    providers: [provideRouter([])],
    also: {
      clinic: aClinic(),
      resources: [aRoom(), aPhysician(), aBay()],
      // What the server gives a display.
      patients: [aPatient({ familyName: 'O', givenName: 'G', mrn: '', birthDate: null })],
      bookings,
      visits: [],
    },
  });
  desk.store.dispatch(liveFeedActions.connectionChanged({ connection: { kind: 'live' } }));
  const fixture = TestBed.createComponent(WallPage);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  return {
    desk,
    host,
    stable: () => fixture.whenStable(),
    words: () => host.textContent.replaceAll(/\s+/g, ' '),
    station: (name: string) =>
      [...host.querySelectorAll('section')]
        .find((section) => section.querySelector('h2')?.textContent.includes(name))
        ?.textContent.replaceAll(/\s+/g, ' ') ?? '',
  };
}

describe('The wall display', () => {
  it('shows who is where by initials, with the time as it now goes on', async () => {
    const { host, station } = await open();
    expect(station('Next')).toContain('G. O.');
    expect(station('Next')).toContain('about 09:30');
    expect(station('Next')).toContain('Room 1');
    expect(host.querySelector('[data-side], g-side-mark')).toBeNull();
  });

  it('follows the patient as colleagues stamp the steps', async () => {
    const { desk, stable, station } = await open();
    desk.changed(arriving('visit', visit(ARRIVED)));
    await stable();
    expect(station('Next')).toContain('arrived');
    desk.changed(arriving('visit', visit(ARRIVED, ['prepared', '09:02'], ['in-room', '09:04'])));
    await stable();
    expect(station('Next')).not.toContain('G. O.');
    expect(station('In the room')).toContain('until about 09:34');
  });

  it('says large that it is not up to date', async () => {
    const { desk, stable, words } = await open();
    expect(words()).not.toContain('Not up to date');
    desk.store.dispatch(
      liveFeedActions.connectionChanged({ connection: { kind: 'reconnecting' } }),
    );
    await stable();
    expect(words()).toContain('Not up to date: please ask at the desk.');
  });

  it('shows no more at a station than can be read, and how many come later', async () => {
    const many = Array.from({ length: 10 }, (_, nth) =>
      aBooking({ id: `booking-${nth}`, start: 570 + nth * 40 }),
    );
    const { host, station } = await open(many);
    expect(host.querySelectorAll('li').length).toBe(7);
    expect(station('Next')).toContain('and 3 later');
  });

  it('is empty when nobody is here, and asks to sign in again once it is signed out', async () => {
    const { desk, stable, words } = await open([]);
    expect(words()).toContain('Nobody is here for a procedure now.');
    desk.store.dispatch(apiActions.sessionEnded());
    await stable();
    expect(words()).toContain('This display is signed out.');
  });
});

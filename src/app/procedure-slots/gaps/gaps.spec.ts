import type { EntityChange } from '#contract/live';
import type { Gaps, OfferedCandidates } from '#contract/gaps';
import type { Gap } from '#domain/gaps/gap';
import {
  aBay,
  aBooking,
  aPatient,
  aPhysician,
  aProcedureType,
  aReferral,
  aRoom,
  aSession,
} from '#domain/testing/builders';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { TestBed } from '@angular/core/testing';
import { Notices } from '../../shared/notices/notices';
import { Desk } from '../../shared/testing/desk';
import { bookingsApiActions } from '../procedure-slots.actions';
import routes from '../procedure-slots.routes';

const MONDAY = '2026-09-14';
const NOW = '2026-09-14T07:00:00.000Z';

const GAP: Gap = {
  sessionId: 'session-1',
  date: MONDAY,
  physicianId: 'physician-1',
  roomId: 'room-1',
  minutes: { start: 660, end: 750 },
  bayId: 'bay-1',
  procedureTypeIds: ['type-lsb'],
};
const PEREZ = aPatient({ id: 'patient-3', familyName: 'Perez', givenName: 'Ana' });
const OFFERED: OfferedCandidates = {
  gap: GAP,
  near: true,
  more: false,
  fitting: [
    {
      referralId: 'referral-3',
      booking: null,
      patient: PEREZ,
      procedureTypeId: 'type-lsb',
      side: 'left',
      urgency: 'urgent',
      receivedAt: '2026-08-20T08:00:00.000Z',
      durationMinutes: 30,
      place: { date: MONDAY, start: 660, physicianId: 'physician-1', roomId: 'room-1' },
      bayId: 'bay-1',
      reasons: [
        { code: 'comes-at-short-notice' },
        { code: 'drug-can-be-stopped', drug: 'apixaban', from: MONDAY },
      ],
    },
  ],
  nearly: [],
};

async function open(at: string, offered: OfferedCandidates = OFFERED) {
  const desk = new Desk({
    roles: ['coordinator'],
    now: NOW,
    cases: [],
    providers: [
      provideRouter([{ path: 'board', loadChildren: () => routes }], withComponentInputBinding()),
    ],
    reading: ({ url }) => {
      if (url.startsWith('/api/gaps/candidates')) return { status: 200, body: offered };
      if (url.startsWith('/api/gaps')) return { status: 200, body: { gaps: [GAP] } satisfies Gaps };
      return null;
    },
    also: {
      resources: [aRoom(), aPhysician(), aBay()],
      sessions: [aSession()],
      procedureTypes: [aProcedureType()],
      patients: [aPatient(), PEREZ],
      referrals: [aReferral({ decision: 'accepted', bookingsStanding: 1 })],
      bookings: [aBooking()],
    },
  });
  const router = await RouterTestingHarness.create(at);
  const host = router.fixture.nativeElement as HTMLElement;
  const settle = async () => {
    await desk.answered();
    await router.fixture.whenStable();
  };
  await settle();
  return { desk, host, settle };
}

const words = (host: HTMLElement): string => host.textContent.replaceAll(/\s+/g, ' ');

describe('Filling a gap', () => {
  const panel = `/board/${MONDAY}/gap/room-1/physician-1/660`;

  it('shows who can come and why, holds it for the first, and stands ready to book', async () => {
    const { desk, host } = await open(panel);
    expect(words(host)).toContain('Perez, Ana');
    expect(words(host)).toContain('Comes at short notice');
    expect(words(host)).toContain('apixaban can still be stopped');
    expect(document.activeElement?.textContent.trim()).toBe('Book 11:00');
    expect(desk.asked.map(({ method, url }) => `${method} ${url}`)).toContain('PUT /api/holds');
  });

  it('books as any other booking, and then leaves the patient to be told', async () => {
    const { desk, settle } = await open(panel);
    const booking = aBooking({
      id: 'booking-3',
      patientId: 'patient-3',
      referralId: 'referral-3',
      start: 660,
    });
    const change = {
      seq: 900,
      entity: 'booking',
      id: booking.id,
      version: 1,
      byName: '',
      at: NOW,
      body: booking,
    } as EntityChange;
    desk.answering = () => ({ status: 201, body: { changes: [change] } });
    (document.activeElement as HTMLElement).click();
    await settle();
    const asked = desk.asked.find(({ url }) => url === '/api/bookings');
    expect(asked?.body).toEqual(
      jasmine.objectContaining({ referralId: 'referral-3', start: 660, status: 'booked' }),
    );
    expect(TestBed.inject(Router).url).toBe(`/board/${MONDAY}/booking-3`);
  });

  it('says that a gap is filled', async () => {
    const { host } = await open(panel, { ...OFFERED, gap: null, fitting: [] });
    expect(words(host)).toContain('This gap is filled');
  });

  it('is offered after a cancellation, by a button and by a key', async () => {
    const { desk, settle } = await open(`/board/${MONDAY}`);
    const before = aBooking();
    desk.store.dispatch(
      bookingsApiActions.bookingCancelled({ booking: { ...before, status: 'cancelled' }, before }),
    );
    const notice = TestBed.inject(Notices).shown().at(-1);
    expect(notice?.openWord).toBe('Fill this gap');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'i' }));
    await settle();
    expect(TestBed.inject(Router).url).toBe(`/board/${MONDAY}/gap/room-1/physician-1/570`);
  });
});

describe('The list of gaps', () => {
  it('groups by day what is free, and leads to who can come', async () => {
    const { host } = await open('/board/gaps');
    expect(words(host)).toContain('1 gap in the next two weeks');
    expect(words(host)).toContain('11:00–12:30');
    const link = host.querySelector('a.g-row-link');
    expect(link?.getAttribute('href')).toBe(`/board/${MONDAY}/gap/room-1/physician-1/660`);
  });

  it('is walked through by keys', async () => {
    const { host } = await open('/board/gaps');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }));
    expect(document.activeElement).toBe(host.querySelector('a.g-row-link'));
  });
});

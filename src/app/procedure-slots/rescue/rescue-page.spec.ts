import type { RescueBody } from '#contract/bookings';
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
import type { Role } from '#domain/people/roles';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Desk } from '../../shared/testing/desk';
import routes from '../procedure-slots.routes';

const MONDAY = '2026-09-14';

async function open(roles: readonly Role[] = ['coordinator']) {
  const desk = new Desk({
    roles: [...roles],
    now: '2026-09-07T08:00:00.000Z',
    cases: [],
    providers: [
      provideRouter([{ path: 'board', loadChildren: () => routes }], withComponentInputBinding()),
    ],
    also: {
      resources: [
        aRoom(),
        aRoom({ id: 'room-2', name: 'Room 2' }),
        aPhysician(),
        aPhysician({ id: 'physician-2', name: 'Dr Paul Adeyemi' }),
        aBay(),
      ],
      sessions: [
        aSession(),
        aSession({ id: 'beside', physicianId: 'physician-2', roomId: 'room-2' }),
      ],
      procedureTypes: [aProcedureType()],
      patients: [aPatient()],
      referrals: [aReferral({ decision: 'accepted', bookingsStanding: 1 })],
      bookings: [aBooking()],
    },
  });
  const router = await RouterTestingHarness.create('/board/rescue');
  const host = router.fixture.nativeElement as HTMLElement;
  const set = (name: string, value: string) => {
    const field = host.querySelector<HTMLInputElement>(`[name=${name}]`);
    if (field === null) throw new Error(`There is no ${name}`);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const press = async (text: string) => {
    const button = [...host.querySelectorAll('button')].find((each) =>
      each.textContent.includes(text),
    );
    button?.click();
    await desk.answered();
    await router.fixture.whenStable();
  };
  set('who', 'physician-1');
  set('date', MONDAY);
  set('reason', 'Ill');
  return { desk, host, set, press, router };
}

const words = (host: HTMLElement): string => host.textContent.replaceAll(/\s+/g, ' ');

describe('An absence', () => {
  it('shows whom it concerns with a place for each, and writes nothing yet', async () => {
    const { desk, host, press } = await open();
    await press('Find new places');
    expect(words(host)).toContain('1 affected, 1 with a new place');
    expect(words(host)).toContain('09:30, Room 2, Dr Paul Adeyemi');
    expect(desk.asked.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('is recorded with the moves, all at once', async () => {
    const { desk, press } = await open();
    await press('Find new places');
    await press('Record the absence and move 1');
    const asked = desk.asked.find(({ url }) => url === '/api/rescue');
    expect(asked?.body).toEqual({
      absence: { date: MONDAY, resourceId: 'physician-1', from: null, reason: 'Ill' },
      moves: [
        {
          bookingId: 'booking-1',
          version: 1,
          date: MONDAY,
          start: 570,
          physicianId: 'physician-2',
          roomId: 'room-2',
          overrules: [],
        },
      ],
      left: [],
    } satisfies RescueBody);
  });

  it('leaves a booking where it is when somebody says so', async () => {
    const { desk, host, press } = await open();
    await press('Find new places');
    const select = host.querySelector<HTMLSelectElement>('td select');
    if (select === null) throw new Error('There is nothing to choose');
    select.value = '';
    select.dispatchEvent(new Event('change'));
    await press('Record the absence');
    const asked = desk.asked.find(({ url }) => url === '/api/rescue');
    expect(asked?.body).toEqual(jasmine.objectContaining({ moves: [], left: ['booking-1'] }));
  });

  it('keeps what was chosen by hand when somebody was faster, and says where it cannot', async () => {
    const { desk, host, press } = await open();
    await press('Find new places');
    const select = () => {
      const found = host.querySelector<HTMLSelectElement>('td select');
      if (found === null) throw new Error('There is nothing to choose');
      return found;
    };
    const [, , chosen] = [...select().options].map(({ value }) => value);
    select().value = chosen ?? '';
    select().dispatchEvent(new Event('change'));
    desk.answering = () => ({
      status: 409,
      body: { refusals: [{ code: 'booking-not-standing' }] },
    });
    await press('Record the absence');
    expect(select().value).toBe(chosen ?? 'something');
    expect(words(host)).not.toContain('no longer free');
    const [date = '', start = '', roomId = '', physicianId = ''] = (chosen ?? '').split(' ');
    const taken = aBooking({
      ...{ id: 'other', patientId: 'patient-2', referralId: 'referral-2', bayId: null },
      ...{ date, start: Number(start), roomId, physicianId },
    });
    desk.changed({
      ...{ seq: 50, entity: 'booking', id: taken.id, version: taken.version, body: taken },
      ...{ byName: 'Owen Tranter', at: '2026-09-07T08:01:00.000Z' },
    });
    await press('Record the absence');
    expect(select().value).not.toBe(chosen ?? 'something');
    expect(words(host)).toContain('The place you chose is no longer free for');
  });

  it('is confirmed as the form says it: another is looked at anew, another reason is kept', async () => {
    const { desk, host, set, press, router } = await open();
    await press('Find new places');
    expect(words(host)).toContain('Dr Ines Okonjo is away on Monday');
    set('reason', 'Fell ill in the night');
    await router.fixture.whenStable();
    expect(words(host)).toContain('Room 2, Dr Paul Adeyemi');
    set('from', '09:00');
    await router.fixture.whenStable();
    expect(words(host)).not.toContain('Dr Paul Adeyemi, to');
    expect(words(host)).not.toContain('Record the absence');
    await press('Find new places');
    expect(words(host)).toContain('from 09:00');
    await press('Record the absence and move 1');
    expect(desk.asked.find(({ url }) => url === '/api/rescue')?.body).toEqual(
      jasmine.objectContaining({
        absence: {
          date: MONDAY,
          resourceId: 'physician-1',
          from: 540,
          reason: 'Fell ill in the night',
        },
      }),
    );
  });

  it('shows whoever may not record it who can', async () => {
    const { host, press } = await open(['nurse']);
    expect(words(host)).toContain('coordinator');
    await press('Find new places');
    expect(words(host)).toContain('1 affected');
    expect(words(host)).not.toContain('Record the absence');
  });

  it('concerns nobody whose block is over by then', async () => {
    const { host, set, press } = await open();
    set('from', '10:00');
    await press('Find new places');
    expect(words(host)).toContain('Nobody is affected');
  });
});

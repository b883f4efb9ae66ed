import type { EntityChange } from '#contract/live';
import type { Patient } from '#domain/clinic/patient';
import type { Role } from '#domain/people/roles';
import type { Referral } from '#domain/referral/referral';
import { aPatient, aProcedureType, aReferral } from '#domain/testing/builders';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, RouterOutlet, provideRouter, withComponentInputBinding } from '@angular/router';
import { Desk } from '../shared/testing/desk';
import { QueuePageHarness } from './testing/queue-page-harness';
import queueRoutes from './referral-queue.routes';

@Component({ imports: [RouterOutlet], template: '<router-outlet />' })
class Host {}

const NOW = '2026-09-08T09:00:00.000Z';
const of = (n: number, familyName: string, over: Partial<Referral> = {}) => ({
  referral: aReferral({ id: `referral-${n}`, patientId: `patient-${n}`, ...over }),
  patient: aPatient({ id: `patient-${n}`, familyName, mrn: `GA-00000${n}` }),
});

describe('The queue', () => {
  let desk: Desk;

  async function open(
    known: readonly { referral: Referral; patient: Patient }[],
    { roles = ['physician'] as Role[], url = '/queue' } = {},
  ): Promise<QueuePageHarness> {
    const routes = [
      { path: 'queue', children: queueRoutes },
      { path: 'board', component: Host },
    ];
    desk = new Desk({
      roles,
      now: NOW,
      cases: [],
      routes,
      providers: [provideRouter(routes, withComponentInputBinding())],
      also: {
        referrals: known.map(({ referral }) => referral),
        patients: known.map(({ patient }) => patient),
        procedureTypes: [aProcedureType()],
      },
    });
    const fixture = TestBed.createComponent(Host);
    await TestBed.inject(Router).navigateByUrl(url);
    fixture.autoDetectChanges();
    return TestbedHarnessEnvironment.loader(fixture).getHarness(QueuePageHarness);
  }

  const changed = (body: Referral): EntityChange => ({
    seq: 50,
    entity: 'referral',
    id: body.id,
    version: body.version,
    byName: 'Maya Lindqvist',
    at: NOW,
    body,
  });
  const url = (): string => TestBed.inject(Router).url;

  it('counts each list, and shows the first with the overdue and urgent on top', async () => {
    const page = await open([
      of(1, 'Routine', { urgency: 'routine', receivedAt: NOW }),
      of(2, 'Overdue', { urgency: 'routine', receivedAt: '2026-09-01T09:00:00.000Z' }),
      of(3, 'Pressing', { urgency: 'most-urgent', receivedAt: NOW }),
      of(4, 'Done', { decision: 'accepted', receivedAt: NOW }),
    ]);
    expect(await page.lists()).toEqual(['Overdue 1', 'New 3', 'Ready to book 1']);
    expect(await page.patients()).toEqual(['Overdue, Grace', 'Pressing, Grace', 'Routine, Grace']);
  });

  it('has an address for each list, each search and each referral', async () => {
    const page = await open([of(1, 'Okafor'), of(2, 'Jama', { decision: 'accepted' })], {
      url: '/queue/referral-2?list=ready-to-book',
    });
    expect(await page.patients()).toEqual(['Jama, Grace']);
    expect(await page.opened()).toBe('Jama, Grace');
    await TestBed.inject(Router).navigateByUrl('/queue?find=okaf');
    expect(await page.patients()).toEqual(['Okafor, Grace']);
  });

  it('follows what others do while it is open', async () => {
    const page = await open([of(1, 'Okafor')]);
    const { referral } = of(1, 'Okafor', { decision: 'accepted', version: 2 });
    desk.changed(changed(referral));
    expect(await page.lists()).toEqual(['Ready to book 1']);
    expect(await page.rows()).toEqual([]);
  });

  it('accepts a complete referral in two keys, and the next opens by itself', async () => {
    const page = await open([of(1, 'Okafor'), of(2, 'Jama')]);
    await page.press('j');
    expect(await page.opened()).toBe('Okafor, Grace');
    desk.answering = () => ({
      status: 200,
      body: { changes: [changed(of(1, 'Okafor', { decision: 'accepted', version: 2 }).referral)] },
    });
    await page.press('a');
    await page.click('Accept');
    await desk.answered();
    expect(desk.asked).toEqual([
      {
        method: 'POST',
        url: '/api/referrals/referral-1/accept',
        body: {
          version: 1,
          urgency: 'urgent',
          procedureTypeId: 'type-lsb',
          side: 'left',
          levels: ['L3'],
        },
      },
    ]);
    expect(await page.opened()).toBe('Jama, Grace');
    expect(await page.patients()).toEqual(['Jama, Grace']);
  });

  it('takes the last decision back by U', async () => {
    const page = await open([of(1, 'Okafor'), of(2, 'Jama')], { url: '/queue/referral-1' });
    const returned = of(1, 'Okafor', { decision: 'needs-information', version: 2 }).referral;
    desk.answering = () => ({ status: 200, body: { changes: [changed(returned)] } });
    await page.press('r');
    await page.write('Which drugs?');
    await page.click('Return');
    await desk.answered();
    expect(await page.opened()).toBe('Jama, Grace');
    (document.activeElement as HTMLElement).blur();
    await page.press('u');
    await desk.answered();
    expect(desk.asked.at(-1)).toEqual({
      method: 'POST',
      url: '/api/referrals/referral-1/undo',
      body: { version: 2 },
    });
    expect(url()).toBe('/queue/referral-1');
  });

  it('offers only what the person may decide', async () => {
    const choices = async (role: Role) => {
      TestBed.resetTestingModule();
      const page = await open([of(1, 'Okafor')], { roles: [role], url: '/queue/referral-1' });
      return page.choices();
    };
    expect(await choices('physician')).toEqual([
      'Accept',
      'Return with advice',
      'Ask',
      'Decline',
      'Withdraw',
    ]);
    expect(await choices('coordinator')).toEqual(['Return with advice', 'Ask', 'Withdraw']);
    expect(await choices('administrator')).toEqual([]);
  });

  it('says what lacks before it is asked of the server', async () => {
    const page = await open([of(1, 'Okafor', { urgency: null, side: null, diagnosis: null })], {
      url: '/queue/referral-1',
    });
    await page.press('a');
    expect((await page.refusals()).join()).toContain('diagnosis, side, and urgency');
    await page.click('Accept');
    expect(desk.asked).toEqual([]);
  });

  it('keeps what was typed when somebody else was faster, and says who and what', async () => {
    const page = await open([of(1, 'Okafor')], { url: '/queue/referral-1' });
    const refusal = {
      code: 'stale',
      entity: 'referral',
      id: 'referral-1',
      basedOn: 1,
      current: 2,
      changedByName: 'Maya Lindqvist',
      changedAt: NOW,
      changed: ['side'],
    };
    desk.answering = () => ({ status: 409, body: { refusals: [refusal] } });
    await page.press('d');
    await page.write('Outside our scope');
    // The feed may bring the change before the decision is sent: it was begun before, and says so.
    desk.changed(changed(of(1, 'Okafor', { version: 2, side: 'right', diagnosis: null }).referral));
    await page.click('Decline');
    await desk.answered();
    expect((await page.refusals()).join()).toContain('Maya Lindqvist changed this referral (side)');
    expect(await page.written()).toBe('Outside our scope');
    desk.answering = () => ({ status: 200, body: { changes: [] } });
    await page.click('Decline');
    await desk.answered();
    expect(desk.asked.map(({ body }) => body)).toEqual([
      { version: 1, reason: 'Outside our scope' },
      { version: 2, reason: 'Outside our scope' },
    ]);
  });

  it('completes the facts in place, and sends only what was changed', async () => {
    const page = await open([of(1, 'Okafor', { baselineNrs: null })], {
      roles: ['coordinator'],
      url: '/queue/referral-1',
    });
    await page.press('e');
    await page.fill('history', 'Since the cast came off');
    await page.fill('phone', '01632 960999');
    desk.changed(changed(of(1, 'Okafor', { version: 2, history: 'Somebody else’s' }).referral));
    expect(await page.fieldOf('history')).toBe('Since the cast came off');
    await page.click('Save');
    await desk.answered();
    expect(desk.asked).toEqual([
      {
        method: 'PATCH',
        url: '/api/referrals/referral-1',
        body: {
          version: 1,
          facts: { history: 'Since the cast came off' },
          patient: { version: 1, facts: { phone: '01632 960999' } },
        },
      },
    ]);
  });

  it('does not send a code that contradicts the side, and keeps it', async () => {
    const page = await open([of(1, 'Okafor')], { roles: ['nurse'], url: '/queue/referral-1' });
    await page.press('e');
    await page.fill('diagnosisCode', 'G90.521');
    await page.click('Save');
    expect(await page.detail()).toContain('The code says right, the order says left');
    expect(await page.fieldOf('diagnosisCode')).toBe('G90.521');
    expect(desk.asked).toEqual([]);
  });

  it('takes in a file that is dropped, and names what became of each referral', async () => {
    const page = await open([], { roles: ['coordinator'] });
    const { referral, patient } = of(9, 'Haddad', { side: null });
    desk.answering = () => ({
      status: 200,
      body: {
        outcomes: [
          {
            kind: 'created',
            referralId: referral.id,
            place: 'Bundle.entry[0].resource',
            missing: ['side', 'phone'],
            differs: [],
          },
          {
            kind: 'refused',
            fault: 'completed',
            place: 'Bundle.entry[1].resource.status',
            found: 'completed',
            problem: '',
          },
        ],
        changes: [
          { ...changed(referral), entity: 'patient', id: patient.id, body: patient },
          changed(referral),
        ],
      },
    });
    await page.choose([new File(['{"resourceType":"Bundle"}'], 'bundle.json')]);
    await desk.answered();
    expect(url()).toBe('/queue/import');
    expect(await page.imported()).toEqual([
      'Taken inHaddad, Grace | Missing: side and phone number. | Bundle.entry[0].resource',
      'Refused | The request is completed already. | Bundle.entry[1].resource.status',
    ]);
    expect(await page.patients()).toEqual(['Haddad, Grace']);
  });

  it('looks up one that is too old for this desk, and lets nobody decide on it there', async () => {
    const old = of(7, 'Older', { decision: 'accepted', endedAt: '2026-01-01T00:00:00.000Z' });
    TestBed.resetTestingModule();
    const page = await open([]);
    desk.answering = () => ({ status: 200, body: old });
    await TestBed.inject(Router).navigateByUrl('/queue/referral-7');
    await desk.answered();
    expect(await page.opened()).toBe('Older, Grace');
    expect(await page.choices()).toEqual([]);
  });

  it('says what belongs on an empty list', async () => {
    const page = await open([], { url: '/queue?list=declined' });
    expect(await (await page.host()).text()).toContain('Referrals that a physician declined');
  });
});

import type { Role } from '#domain/people/roles';
import type { ReadinessItem } from '#domain/readiness/readiness';
import type { RedFlag, TriageStep } from '#domain/referral/referral';
import { aStamp } from '#domain/testing/builders';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { Desk } from '../../shared/testing/desk';
import { changed, of, openQueue, NOW } from '../testing/open-queue';
import type { QueuePageHarness } from '../testing/queue-page-harness';

const STEP: TriageStep = {
  ...aStamp(),
  id: 'step-1',
  decision: 'needs-information',
  reason: 'Which drugs?',
  undone: null,
};

describe('A referral beside the queue', () => {
  let desk: Desk;

  async function open(...asked: Parameters<typeof openQueue>): Promise<QueuePageHarness> {
    const opened = await openQueue(...asked);
    desk = opened.desk;
    return opened.page;
  }

  const url = (): string => TestBed.inject(Router).url;

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
    expect(desk.written.at(-1)).toEqual({
      method: 'POST',
      url: '/api/referrals/referral-1/undo',
      body: { version: 2 },
    });
    expect(url()).toBe('/queue/referral-1');
  });

  it('takes back by U only what is shown once another referral was opened', async () => {
    const page = await open(
      [of(1, 'Okafor'), of(2, 'Jama'), of(3, 'Quayle'), of(4, 'Haddad', { steps: [STEP] })],
      { url: '/queue/referral-1' },
    );
    const returned = of(1, 'Okafor', { decision: 'needs-information', version: 2 }).referral;
    desk.answering = () => ({ status: 200, body: { changes: [changed(returned)] } });
    await page.press('r');
    await page.write('Which drugs?');
    await page.click('Return');
    await desk.answered();
    (document.activeElement as HTMLElement).blur();
    await page.press('j');
    expect(await page.opened()).toBe('Quayle, Grace');
    await page.press('u');
    await page.press('j');
    expect(await page.opened()).toBe('Haddad, Grace');
    await page.press('u');
    await desk.answered();
    expect(desk.written.map((asked) => asked.url)).toEqual([
      '/api/referrals/referral-1/return',
      '/api/referrals/referral-4/undo',
    ]);
  });

  it('accepts the side as a colleague corrected it before the decision was begun again', async () => {
    const page = await open([of(1, 'Okafor')], { url: '/queue/referral-1' });
    await page.press('a');
    await page.click('Back');
    const right = {
      side: 'right',
      diagnosis: { code: 'G90.521', text: 'CRPS I of right lower limb' },
    } as const;
    desk.changed(changed(of(1, 'Okafor', { version: 2, ...right }).referral));
    await page.press('a');
    await page.click('Accept');
    await desk.answered();
    expect(desk.written.map(({ body }) => body)).toEqual([
      {
        version: 2,
        urgency: 'urgent',
        procedureTypeId: 'type-lsb',
        side: 'right',
        levels: ['L3'],
      },
    ]);
  });

  it('leaves an authorisation that is being typed alone, and says what it was based on', async () => {
    const authorisation = {
      payer: 'Harbour Mutual',
      number: null,
      blocksAllowed: 3,
      validFrom: '2026-09-01',
      validTo: '2027-03-01',
      minimumSpacingDays: null,
    };
    const page = await open([of(1, 'Okafor', { authorisation })], {
      roles: ['coordinator'],
      url: '/queue/referral-1',
    });
    await page.click('Change');
    await page.fill('payer', 'Harbour Mutual Plus');
    const theirs = { ...authorisation, payer: 'Somebody else', number: 'B-2' };
    desk.changed(changed(of(1, 'Okafor', { version: 2, authorisation: theirs }).referral));
    expect(await page.fieldOf('payer')).toBe('Harbour Mutual Plus');
    expect(await page.fieldOf('number')).toBe('');
    await page.click('Save');
    await desk.answered();
    expect(desk.written.map(({ body }) => body)).toEqual([
      { version: 1, authorisation: { ...authorisation, payer: 'Harbour Mutual Plus' } },
    ]);
  });

  it('keeps an answer that is being written when a colleague changes the referral', async () => {
    const question = { id: 'question-1', of: 'Tom Hale', text: 'Which drugs?' };
    const questions = [{ ...question, asked: aStamp(), answered: null }];
    const page = await open([of(1, 'Okafor', { questions })], { url: '/queue/referral-1' });
    await page.writeAnswer('None but aspirin');
    desk.changed(changed(of(1, 'Okafor', { version: 2, questions, history: 'Longer' }).referral));
    expect(await page.writtenAnswer()).toBe('None but aspirin');
  });

  it('keeps what is written about one red flag out of the others', async () => {
    const flag = (n: number): RedFlag => ({
      id: `flag-${n}`,
      kind: n === 1 ? 'suspected-dvt' : 'suicide-risk',
      note: '',
      raised: aStamp(),
      resolved: null,
    });
    const page = await open([of(1, 'Okafor', { redFlags: [flag(1), flag(2)] })], {
      url: '/queue/referral-1',
    });
    await page.writeResolution(0, 'Duplex negative');
    expect(await page.resolutions()).toEqual(['Duplex negative', '']);
    await page.click('Resolve');
    await desk.answered();
    expect(desk.written.map(({ body }) => body)).toEqual([
      { version: 1, resolution: 'Duplex negative' },
    ]);
  });

  it('shows a thing as in hand only once that is stored', async () => {
    const imaging: ReadinessItem = {
      id: 'item-1',
      kind: 'imaging',
      owner: 'coordinator',
      dueOn: null,
      done: null,
    };
    const page = await open([of(1, 'Okafor', { decision: 'accepted', readiness: [imaging] })], {
      roles: ['coordinator'],
      url: '/queue/referral-1?list=ready-to-book',
    });
    desk.answering = () => ({ status: 500, body: null });
    await page.tick();
    await desk.answered();
    expect(desk.written.length).toBe(1);
    expect(await page.ticked()).toBeFalse();
    const done = { ...imaging, done: { ...aStamp(), note: '' } };
    const stored = of(1, 'Okafor', { decision: 'accepted', version: 2, readiness: [done] });
    desk.answering = () => ({ status: 200, body: { changes: [changed(stored.referral)] } });
    await page.tick();
    await desk.answered();
    expect(await page.ticked()).toBeTrue();
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
    expect(desk.written).toEqual([]);
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
    expect(desk.written.map(({ body }) => body)).toEqual([
      { version: 1, reason: 'Outside our scope' },
      { version: 2, reason: 'Outside our scope' },
    ]);
  });

  it('looks up one that this desk does not know, and offers what the server says may be done', async () => {
    const old = of(7, 'Older', { decision: 'accepted', steps: [STEP] });
    TestBed.resetTestingModule();
    const page = await open([]);
    desk.answering = () => ({
      status: 200,
      body: { ...old, bookings: [], visits: [], allowed: ['withdraw'] },
    });
    await TestBed.inject(Router).navigateByUrl('/queue/referral-7');
    await desk.answered();
    expect(await page.opened()).toBe('Older, Grace');
    expect(await page.choices()).toEqual(['Withdraw']);
    expect(await page.detail()).not.toContain('Undo');
  });

  it('looks one up again after it could not be found', async () => {
    const page = await open([]);
    desk.answering = () => ({ status: 500, body: null });
    await TestBed.inject(Router).navigateByUrl('/queue/referral-7');
    await desk.answered();
    expect(await page.detail()).toContain('This referral cannot be opened');
    await TestBed.inject(Router).navigateByUrl('/queue');
    const known = of(7, 'Older', { decision: 'accepted' });
    const found = { ...known, bookings: [], visits: [], allowed: [] };
    desk.answering = () => ({ status: 200, body: found });
    await TestBed.inject(Router).navigateByUrl('/queue/referral-7');
    await desk.answered();
    expect(await page.opened()).toBe('Older, Grace');
  });
});

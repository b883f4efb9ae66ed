import { NO_FINDINGS } from '#domain/referral/budapest';
import { TestBed } from '@angular/core/testing';
import { forgetDrafts } from '../shared/drafts/draft-storage';
import { MemoryStorage } from '../shared/testing/memory-storage';
import type { Desk } from '../shared/testing/desk';
import { changed, of, openQueue } from './testing/open-queue';
import type { QueuePageHarness } from './testing/queue-page-harness';

describe('What was typed and not stored', () => {
  let desk: Desk;
  let storage: MemoryStorage;

  beforeEach(() => {
    storage = new MemoryStorage();
  });

  /** As after a reload: the page afresh, the tab's storage as it was. */
  async function open(url: string, over = {}): Promise<QueuePageHarness> {
    TestBed.resetTestingModule();
    const opened = await openQueue([of(1, 'Okafor', over)], {
      roles: ['coordinator'],
      url,
      storage,
    });
    desk = opened.desk;
    return opened.page;
  }

  it('of a new referral is there again, until it is discarded', async () => {
    let page = await open('/queue/new');
    expect(await page.draftNote()).toBeNull();
    await page.fill('familyName', 'Haddad');
    await page.fill('history', 'Since <b>May</b>');
    page = await open('/queue/new');
    expect(await page.draftNote()).toMatch(/^Typed .*, not stored yet\.$/);
    expect(await page.fieldOf('familyName')).toBe('Haddad');
    expect(await page.fieldOf('history')).toBe('Since <b>May</b>');
    await page.click('Discard');
    expect(await page.draftNote()).toBeNull();
    expect(await page.fieldOf('familyName')).toBe('');
    expect(storage.length).toBe(0);
  });

  it('goes once the referral is entered', async () => {
    const page = await open('/queue/new');
    await page.fill('familyName', 'Haddad');
    expect(storage.length).toBe(1);
    const { referral, patient } = of(7, 'Haddad');
    const ofPatient = { ...changed(referral), entity: 'patient', id: patient.id, body: patient };
    desk.answering = () => ({ status: 201, body: { changes: [ofPatient, changed(referral)] } });
    await page.click('Enter referral');
    await desk.answered();
    expect(storage.length).toBe(0);
  });

  it('of a referral’s facts waits beside it, with rows of days, and takes back nobody’s correction', async () => {
    let page = await open('/queue/referral-1');
    await page.press('e');
    await page.fill('history', 'Since the cast came off');
    await page.click('Add days');
    await page.fill('unavailable-from', '2026-10-01');
    await page.fill('unavailable-to', '2026-10-04');
    page = await open('/queue/referral-1', { referrer: 'Dr Somebody Else', version: 2 });
    expect(await page.draftNote()).toContain('not stored yet');
    await page.click('Go on typing');
    expect(await page.draftNote()).toContain('The record has changed since');
    expect(await page.fieldOf('history')).toBe('Since the cast came off');
    expect(await page.fieldOf('unavailable-from')).toBe('2026-10-01');
    expect(await page.fieldOf('unavailable-to')).toBe('2026-10-04');
    expect(await page.fieldOf('referrer')).toBe('Dr Somebody Else');
    // What is typed on keeps the rows that came back.
    await page.fill('history', 'Since May');
    page = await open('/queue/referral-1', { version: 2 });
    await page.click('Go on typing');
    expect(await page.fieldOf('unavailable-from')).toBe('2026-10-01');
    desk.answering = () => ({ status: 200, body: { changes: [] } });
    await page.click('Save');
    await desk.answered();
    expect(storage.length).toBe(0);
    expect(desk.written.at(-1)?.body).toEqual({
      version: 2,
      facts: { history: 'Since May' },
      patient: { version: 1, facts: { unavailable: [{ from: '2026-10-01', to: '2026-10-04' }] } },
    });
  });

  it('brings back rows, ticks that rule each other out, and fields that another field brings', async () => {
    const findings = { ...NO_FINDINGS, symptoms: { ...NO_FINDINGS.symptoms, sensory: [] } };
    let page = await open('/queue/referral-1', { budapest: findings });
    await page.press('e');
    await page.click('Add a treatment');
    await page.fill('treatments-treatment', 'Gabapentin');
    await page.select('functionInstrument', 'odi');
    await page.fill('functionScore', '42');
    await page.tickNamed('budapest-symptoms-sensory', 'allodynia');
    page = await open('/queue/referral-1', { budapest: findings });
    await page.click('Go on typing');
    expect(await page.fieldOf('treatments-treatment')).toBe('Gabapentin');
    expect(await page.fieldOf('functionInstrument')).toBe('odi');
    expect(await page.fieldOf('functionScore')).toBe('42');
    expect(page.tickedNamed('budapest-symptoms-sensory')).toEqual(['allodynia']);
  });

  it('is no draft where it was typed back to what it was', async () => {
    const page = await open('/queue/new');
    await page.fill('familyName', 'H');
    await page.fill('familyName', '');
    expect(storage.length).toBe(0);
  });

  it('is ignored where it is damaged', async () => {
    let page = await open('/queue/new');
    await page.fill('familyName', 'Haddad');
    storage.setItem(storage.key(0) ?? '', '{"form":"new-referral","fields":');
    page = await open('/queue/new');
    expect(await page.draftNote()).toBeNull();
    expect(await page.fieldOf('familyName')).toBe('');
  });

  it('is forgotten by whoever signs out, and what else the tab keeps is not', async () => {
    const page = await open('/queue/new');
    await page.fill('familyName', 'Haddad');
    storage.setItem('something else', 'kept');
    expect(storage.length).toBe(2);
    forgetDrafts(storage);
    expect(storage.key(0)).toBe('something else');
    expect(storage.length).toBe(1);
  });
});

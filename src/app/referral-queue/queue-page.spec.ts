import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { Desk } from '../shared/testing/desk';
import { changed, of, openQueue, NOW } from './testing/open-queue';
import type { QueuePageHarness } from './testing/queue-page-harness';

describe('The queue', () => {
  let desk: Desk;

  async function open(...asked: Parameters<typeof openQueue>): Promise<QueuePageHarness> {
    const opened = await openQueue(...asked);
    desk = opened.desk;
    return opened.page;
  }

  const url = (): string => TestBed.inject(Router).url;

  it('counts each list, and shows the first with the overdue and urgent on top', async () => {
    const page = await open([
      of(1, 'Routine', { urgency: 'routine', receivedAt: NOW }),
      of(2, 'Overdue', { urgency: 'routine', receivedAt: '2026-09-01T09:00:00.000Z' }),
      of(3, 'Pressing', { urgency: 'most-urgent', receivedAt: NOW }),
      of(4, 'Done', { decision: 'accepted', receivedAt: NOW }),
    ]);
    expect(await page.lists()).toEqual([
      'Overdue 1',
      'New 3',
      'Ready to book 1',
      'All referrals 4',
    ]);
    expect(await page.patients()).toEqual(['Overdue, Grace', 'Pressing, Grace', 'Routine, Grace']);
  });

  it('names the box of each row by whom it marks', async () => {
    await open([of(1, 'Okafor')], { roles: ['coordinator'] });
    const box = document.querySelector('g-referral-table .rows input');
    expect(box?.getAttribute('aria-label')).toBe('Mark Okafor, Grace');
  });

  it('has an address for each list, each search and each referral', async () => {
    const page = await open([of(1, 'Okafor'), of(2, 'Jama', { decision: 'accepted' })], {
      url: '/queue/referral-2?list=ready-to-book',
    });
    expect(await page.patients()).toEqual(['Jama, Grace']);
    expect(await page.opened()).toBe('Jama, Grace');
    await TestBed.inject(Router).navigateByUrl('/queue?find=okaf');
    await desk.answered();
    expect(await page.patients()).toEqual(['Okafor, Grace']);
  });

  it('follows what others do while it is open', async () => {
    const page = await open([of(1, 'Okafor')]);
    const { referral } = of(1, 'Okafor', { decision: 'accepted', version: 2 });
    desk.changed(changed(referral));
    await desk.answered();
    expect(await page.lists()).toEqual(['Ready to book 1', 'All referrals 1']);
    expect(await page.rows()).toEqual([]);
  });

  it('accepts a complete referral in two keys, and the next opens by itself', async () => {
    const page = await open([of(1, 'Okafor'), of(2, 'Jama')]);
    await page.press('j');
    expect(await page.opened()).toBe('Okafor, Grace');
    await desk.answered();
    desk.answering = () => ({
      status: 200,
      body: { changes: [changed(of(1, 'Okafor', { decision: 'accepted', version: 2 }).referral)] },
    });
    await page.press('a');
    await page.click('Accept');
    await desk.answered();
    expect(desk.written).toEqual([
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
            letters: {
              attached: ['Letter.pdf'],
              leftOut: [
                { name: 'Summary', place: 'Bundle.entry[2]', fault: 'kind-not-shown', problem: '' },
                { name: 'Scan', place: 'Bundle.entry[3]', fault: 'another-patient', problem: '' },
              ],
            },
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
      [
        'Taken inHaddad, Grace | Missing: side and phone number. | Attached: Letter.pdf.',
        '“Summary” is not a PDF, PNG or JPEG inside, whatever its name says, so it could not be shown here. Save or scan it as a PDF, then attach that. Bundle.entry[2]',
        '“Scan” is about another patient in the file, so it was not attached. Tell the sender. Bundle.entry[3]',
        'Bundle.entry[0].resource',
      ].join(' | '),
      'Refused | The request is completed already. | Bundle.entry[1].resource.status',
    ]);
    expect(await page.patients()).toEqual(['Haddad, Grace']);
  });

  it('says which of the dropped files cannot be read, as a folder, and sends the others', async () => {
    const page = await open([], { roles: ['coordinator'] });
    desk.answering = () => ({ status: 200, body: { outcomes: [], changes: [] } });
    const unreadable = (): Promise<string> =>
      Promise.reject(new DOMException('A folder', 'NotFoundError'));
    spyOn(File.prototype, 'slice').and.callFake(function (this: File) {
      return { text: this.name === 'folder' ? unreadable : () => Promise.resolve('') } as Blob;
    });
    await page.choose([new File([''], 'folder'), new File(['MSH|'], 'a.hl7')]);
    await desk.answered();
    expect(await page.importPanel()).not.toContain('Reading');
    expect(await page.importPanel()).toContain('folderThis cannot be read');
    expect(desk.written.length).toBe(1);
  });

  it('says what belongs on an empty list', async () => {
    const page = await open([], { url: '/queue?list=declined' });
    expect(await (await page.host()).text()).toContain('Referrals that a physician declined');
  });
});

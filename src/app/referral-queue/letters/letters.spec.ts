import type { Attachment } from '#domain/referral/attachments';
import { aStamp } from '#domain/testing/builders';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { Role } from '#domain/people/roles';
import type { Desk } from '../../shared/testing/desk';
import { changed, of, openQueue } from '../testing/open-queue';
import type { QueuePageHarness } from '../testing/queue-page-harness';

const aLetter = (n: number, over: Partial<Attachment> = {}): Attachment => ({
  id: `letter-${n}`,
  name: `Letter ${n}.pdf`,
  mediaType: 'application/pdf',
  size: 340_000,
  added: aStamp(),
  withdrawn: null,
  ...over,
});
const pdf = (name: string): File => new File(['%PDF'], name, { type: 'application/pdf' });

describe('Letters and scans of a referral', () => {
  let desk: Desk;

  async function open(
    attachments: readonly Attachment[],
    { roles = ['coordinator'] as Role[], url = '/queue/referral-1' } = {},
  ): Promise<QueuePageHarness> {
    const opened = await openQueue([of(1, 'Okafor', { attachments })], { roles, url });
    desk = opened.desk;
    return opened.page;
  }

  const url = (): string => TestBed.inject(Router).url;

  it('are read beside the record, one after the other, by keys', async () => {
    const scan = aLetter(2, { name: 'Scan.png', mediaType: 'image/png' });
    const page = await open([aLetter(1), scan]);
    expect(await page.shownLetter()).toBeNull();
    await page.openLetter(0);
    expect(url()).toBe('/queue/referral-1?letter=letter-1');
    expect(await page.shownLetter()).toBe('/api/referrals/referral-1/attachments/letter-1');
    expect(document.activeElement?.textContent).toBe('Letter 1.pdf');
    expect(getComputedStyle(document.querySelector('g-list-detail > .list')!).visibility).toBe(
      'hidden',
    );
    await page.press('l');
    expect(await page.shownLetter()).toBe('/api/referrals/referral-1/attachments/letter-2');
    await page.press('Escape');
    expect(await page.shownLetter()).toBeNull();
    expect(url()).toBe('/queue/referral-1');
    expect(document.activeElement?.textContent).toBe('Scan.png');
    expect(await page.opened()).toBe('Okafor, Grace');
  });

  it('stay open while facts are typed', async () => {
    const page = await open([aLetter(1)], { url: '/queue/referral-1?letter=letter-1' });
    await page.press('e');
    await page.fill('history', 'As the letter says');
    expect(await page.shownLetter()).toContain('letter-1');
    expect(await page.fieldOf('history')).toBe('As the letter says');
  });

  it('are attached where they are dropped, and only letters are', async () => {
    const page = await open([]);
    desk.answering = () => ({
      status: 201,
      body: { changes: [changed(of(1, 'Okafor', { attachments: [aLetter(1)] }).referral)] },
    });
    await page.dropOnReferral([pdf('Letter 1.pdf')]);
    await desk.answered();
    expect(desk.written).toEqual([
      {
        method: 'POST',
        url: '/api/referrals/referral-1/attachments?name=Letter%201.pdf',
        body: null,
      },
    ]);
    expect((await page.letters())[0]).toContain('Letter 1.pdfPDF · 340 kB');
    expect(url()).toBe('/queue/referral-1');
    desk.answering = () => ({ status: 200, body: { outcomes: [], changes: [] } });
    await page.dropOnReferral([new File(['MSH|'], 'a.hl7')]);
    await desk.answered();
    expect(desk.written.at(-1)?.url).toBe('/api/referrals/import');
  });

  it('that did not go in are named, and tried again', async () => {
    const page = await open([]);
    const refusal = { code: 'attachment-refused', fault: 'incomplete', file: 'cut.pdf' };
    desk.answering = () => ({ status: 409, body: { refusals: [refusal] } });
    await page.dropOnReferral([pdf('cut.pdf')]);
    await desk.answered();
    expect(await page.lettersPart()).toContain('The end of “cut.pdf” is missing');
    desk.answering = () => ({
      status: 201,
      body: { changes: [changed(of(1, 'Okafor', { attachments: [aLetter(1)] }).referral)] },
    });
    await page.click('Try again');
    await desk.answered();
    expect(await page.lettersPart()).not.toContain('was not attached');
    expect((await page.letters()).length).toBe(1);
  });

  it('that are empty never leave the desk', async () => {
    const page = await open([]);
    await page.dropOnReferral([new File([], 'empty.pdf', { type: 'application/pdf' })]);
    await desk.answered();
    expect(await page.lettersPart()).toContain('“empty.pdf” is empty');
    expect(desk.written).toEqual([]);
  });

  it('that were withdrawn say why, and can still be read', async () => {
    const withdrawn = { ...aStamp(), reason: 'Another patient’s letter' };
    const page = await open([aLetter(1, { withdrawn })]);
    expect((await page.letters())[0]).toContain('Another patient’s letter');
    await page.openLetter(0);
    expect(await page.shownLetter()).toContain('letter-1');
  });

  it('chosen for a new referral are attached once it is stored', async () => {
    const page = await open([], { url: '/queue/new' });
    const { referral, patient } = of(7, 'Haddad');
    desk.answering = ({ url: asked }) =>
      asked === '/api/referrals'
        ? {
            status: 201,
            body: {
              changes: [
                { ...changed(referral), entity: 'patient', id: patient.id, body: patient },
                changed(referral),
              ],
            },
          }
        : { status: 503, body: null };
    await page.fill('familyName', 'Haddad');
    await page.chooseLetters([pdf('one.pdf'), pdf('two.pdf')]);
    await page.click('Enter referral');
    await desk.answered();
    expect(desk.written[0]?.url).toBe('/api/referrals');
    expect(desk.written[1]?.url).toBe('/api/referrals/referral-7/attachments?name=one.pdf');
  });
});

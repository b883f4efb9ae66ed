import type { EntityChange, Snapshot } from '#contract/live';
import type { Series } from '#domain/series/series';
import type { Role } from '#domain/people/roles';
import { aSeries, aSession, aStamp } from '#domain/testing/builders';
import { aDecision, aResponse } from '#domain/testing/series-builders';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { Router } from '@angular/router';
import { Notices } from '../shared/notices/notices';
import type { Desk } from '../shared/testing/desk';
import { referralChange } from '../state/testing/changes';
import { SeriesPage } from './series-page';
import { aSeriesDesk, blockOf, RUNNING } from './testing/a-series-desk';
import { SeriesPageHarness } from './testing/series-page-harness';

const ALL_IN = {
  responses: [aResponse(1, ['30-min', '24-h', '7-d'], { bookingId: 'series-1-1' })],
};

const changed = (body: Series): EntityChange => ({
  ...{ seq: 900, entity: 'series', id: body.id, version: body.version },
  ...{ byName: 'Noor Haddad', at: '2026-09-23T08:00:00.000Z', body },
});

describe('The series page', () => {
  let desk: Desk;
  let fixture: ComponentFixture<SeriesPage>;

  async function open(
    role: Role,
    series: Partial<Series> | null,
    inputs: Readonly<Record<string, string>> = {},
    bookings = RUNNING,
    further: readonly Series[] = [],
    also: Partial<Snapshot> = {},
  ): Promise<SeriesPageHarness> {
    const all = series === null ? [] : [aSeries(series), ...further];
    desk = aSeriesDesk(SeriesPage, [role], all, series === null ? [] : bookings, also);
    fixture = TestBed.createComponent(SeriesPage);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    return TestbedHarnessEnvironment.harnessForFixture(fixture, SeriesPageHarness);
  }

  it('opens with what waits for whoever looks', async () => {
    const physician = await open('physician', ALL_IN);
    expect(await physician.worklists()).toEqual(['To decide1', 'To ask0', 'Running0', 'Ended0']);
    expect((await physician.rows())[0]).toContain('Okafor, Grace');
    expect((await physician.rows())[0]).toContain('1 of 3');
    expect((await physician.rows())[0]).toContain('Decide after block 1');
  });

  it('tells by whom and when the response is asked', async () => {
    const page = await open('nurse', {});
    expect(await page.worklists()).toEqual(['To decide0', 'To ask1', 'Running0', 'Ended0']);
    expect((await page.rows())[0]).toContain('Ask after 30 minutes call · decision by Fri');
    const [strip] = await page.timelines();
    expect(strip).toContain('Block 1');
    expect(strip).toContain('provisional');
  });

  it('says what belongs on an empty worklist', async () => {
    const page = await open('coordinator', null);
    expect(await page.text()).toContain('No series waits for a response');
    expect(await page.isOffered('Plan a series')).toBeFalse();
    expect(await page.text()).toContain('Plan a series');
  });

  it('shows why the protocol proposes what it does, and takes the decision', async () => {
    const page = await open('physician', ALL_IN, { id: 'series-1' });
    const detail = await page.detail();
    expect(detail).toMatch(/The protocol proposes ?Continue/);
    expect(detail).toContain('60 % relief (at least 50 % is asked for).');
    expect(detail).toContain('Going on confirms block 2');
    await page.click('Continue');
    await desk.answered();
    expect(desk.asked).toEqual([
      {
        method: 'POST',
        url: '/api/series/series-1/decisions',
        body: { version: 1, decision: 'continue', reason: '', furtherBlocks: 1 },
      },
    ]);
    expect(TestBed.inject(Notices).shown()[0]?.sentences).toEqual(['Decision recorded.']);
  });

  it('offers no decision while the response is missing, but stopping', async () => {
    const page = await open('physician', {}, { id: 'series-1' });
    await page.click('Decide');
    expect(await page.isOffered('Continue')).toBeFalse();
    expect(await page.isOffered('Stop')).toBeTrue();
    expect(await page.detail()).toContain('The response to block 1 is missing');
  });

  it('leaves the decision to physicians', async () => {
    const page = await open('nurse', ALL_IN, { id: 'series-1' });
    expect(await page.detail()).toContain('A physician decides.');
    expect(await page.isOffered('Continue')).toBeFalse();
  });

  it('records a response, and asks for what is missing in it', async () => {
    const page = await open('nurse', {}, { id: 'series-1' });
    await page.choose('nrs', '3');
    await page.submit();
    expect(desk.asked).toEqual([]);
    expect(await page.detail()).toContain('Enter the relief in percent as well.');
    await page.type('relief', '65');
    await page.type('hours', '36');
    await page.submit();
    await desk.answered();
    expect(desk.asked.map(({ url, body }) => [url, body])).toEqual([
      [
        '/api/series/series-1/responses',
        {
          version: 1,
          bookingId: 'series-1-1',
          measure: { due: '30-min', nrs: 3, reliefPercent: 65, note: '' },
          hoursOfRelief: 36,
        },
      ],
    ]);
  });

  it('loses nothing that was typed when somebody else was faster', async () => {
    const page = await open('nurse', {}, { id: 'series-1' });
    desk.answering = () => ({
      status: 409,
      body: {
        refusals: [
          {
            code: 'stale',
            entity: 'series',
            id: 'series-1',
            basedOn: 1,
            current: 2,
            changedByName: 'Noor Haddad',
            changedAt: '2026-09-23T08:00:00.000Z',
            changed: ['responses'],
          },
        ],
      },
    });
    await page.choose('nrs', '3');
    await page.type('relief', '65');
    await page.submit();
    await desk.answered();
    expect(await page.detail()).toContain('Noor Haddad');
    expect(await page.value('relief')).toBe('65');
  });

  it('proposes a place for a block that has none, and books it', async () => {
    const page = await open(
      'coordinator',
      { ...ALL_IN, decisions: [aDecision()] },
      { id: 'series-1' },
      RUNNING.slice(0, 1),
    );
    expect((await page.rows())[0]).toContain('Book block 2');
    const [proposed] = await page.blocksProposed();
    expect(proposed).toContain('Dr Ines Okonjo');
    await page.click('Book block 2');
    await desk.answered();
    expect(desk.asked[0]).toEqual({
      method: 'POST',
      url: '/api/series/series-1/bookings',
      body: {
        version: 1,
        bookings: [
          {
            blockIndex: 2,
            date: '2026-09-28',
            start: 510,
            physicianId: 'physician-1',
            roomId: 'room-1',
            overrules: [],
          },
        ],
      },
    });
  });

  it('books nothing while paused, and resumes', async () => {
    const paused = { ...aStamp(), reason: 'Abroad' };
    const page = await open('coordinator', { ...ALL_IN, paused }, { id: 'series-1' });
    expect(await page.detail()).toContain('Paused: Abroad');
    expect(await page.isOffered('Book a block')).toBeFalse();
    await page.click('Resume');
    await desk.answered();
    expect(desk.asked[0]?.url).toBe('/api/series/series-1/resume');
  });

  it('shows how the blocks worked, as curves and as a table', async () => {
    const page = await open('physician', ALL_IN, { id: 'series-1' });
    const detail = await page.detail();
    expect(detail).toContain('How the blocks worked');
    expect(detail).toContain('7 → 3');
    expect(detail).toContain('60 %');
  });

  it('keeps what has ended readable', async () => {
    const ended = { ...aStamp(), how: 'stopped' as const };
    const page = await open(
      'physician',
      { ...ALL_IN, ended, decisions: [aDecision({ decision: 'stop', reason: 'Patient’s wish' })] },
      { id: 'series-1' },
      [RUNNING[0] ?? blockOf('series-1', 1, '2026-09-14')],
    );
    const detail = await page.detail();
    expect(detail).toContain('Stopped');
    expect(detail).toContain('Stop after block 1');
    expect(detail).toContain('Patient’s wish');
    expect(await page.isOffered('Decide')).toBeFalse();
  });

  it('is walked by keys', async () => {
    const page = await open('physician', ALL_IN);
    const router = TestBed.inject(Router);
    const navigate = spyOn(router, 'navigate').and.resolveTo(true);
    await page.press('j');
    expect(navigate.calls.mostRecent().args[0]).toEqual(['/series', 'series-1']);
    await page.press('n');
    expect(navigate.calls.mostRecent().args[0]).toEqual(['/series/new']);
  });

  it('keeps the work and the due time that were chosen when something changes elsewhere', async () => {
    const page = await open('nurse', ALL_IN, { id: 'series-1' });
    await page.click('Record response');
    await page.choose('due', '24-h');
    desk.changed(changed(aSeries({ ...ALL_IN, version: 2 })), referralChange(901, { version: 2 }));
    expect(await page.detail()).toContain('Correct the response');
    expect(await page.chosen('due')).toBe('24-h');
  });

  it('carries nothing that was typed, and no refusal, over to the next series', async () => {
    const other = blockOf('series-2', 1, '2026-09-14', { status: 'booked' });
    const page = await open(
      'nurse',
      {},
      { id: 'series-1' },
      [...RUNNING, other],
      [aSeries({ id: 'series-2' })],
    );
    desk.answering = () => ({ status: 409, body: { refusals: [{ code: 'series-paused' }] } });
    await page.choose('nrs', '3');
    await page.type('relief', '65');
    await page.type('note', 'Slept through');
    await page.submit();
    await desk.answered();
    expect(await page.refused()).toBeTrue();
    fixture.componentRef.setInput('id', 'series-2');
    expect(await page.chosen('nrs')).toBeNull();
    expect(await page.value('relief')).toBe('');
    expect(await page.value('note')).toBe('');
    expect(await page.refused()).toBeFalse();
  });

  it('asks for the next due time on empty fields once an answer is stored', async () => {
    const page = await open('nurse', {}, { id: 'series-1' });
    const stored = aSeries({
      version: 2,
      responses: [aResponse(1, ['30-min'], { bookingId: 'series-1-1' })],
    });
    desk.answering = () => ({ status: 200, body: { changes: [changed(stored)] } });
    await page.choose('nrs', '3');
    await page.type('relief', '65');
    await page.submit();
    await desk.answered();
    expect(await page.chosen('due')).toBe('24-h');
    expect(await page.chosen('nrs')).toBeNull();
    expect(await page.value('relief')).toBe('');
  });

  it('offers outside the legal days only what whoever plans may let pass', async () => {
    const given = blockOf('series-1', 1, '2026-09-21', { status: 'booked' });
    // Four days after the block is for a physician to let pass, a month after it for a coordinator.
    const sessions = ['2026-09-25', '2026-10-22'].map((date) => aSession({ id: date, date }));
    const args = [{ ...ALL_IN, decisions: [aDecision()] }, { id: 'series-1' }, [given]] as const;
    const coordinator = await open('coordinator', args[0], args[1], args[2], [], { sessions });
    expect((await coordinator.blocksProposed())[0]).toContain('Oct 22');
    expect((await coordinator.blocksProposed())[0]).not.toContain('Sep 25');
    TestBed.resetTestingModule();
    const physician = await open('physician', args[0], args[1], args[2], [], { sessions });
    expect((await physician.blocksProposed())[0]).toContain('Sep 25');
    expect((await physician.blocksProposed())[0]).not.toContain('Oct 22');
  });

  it('says why a series was not resumed where nothing else is open', async () => {
    const paused = { ...aStamp(), reason: 'Abroad' };
    const page = await open('coordinator', { paused }, { id: 'series-1' }, []);
    desk.answering = () => ({ status: 409, body: { refusals: [{ code: 'series-ended' }] } });
    await page.click('Resume');
    await desk.answered();
    expect(await page.refused()).toBeTrue();
  });

  it('leads back from a series that is not known', async () => {
    const page = await open('coordinator', {}, { id: 'series-9' });
    expect(await page.text()).toContain('This series is not known here');
    await page.click('Back to the list');
  });
});

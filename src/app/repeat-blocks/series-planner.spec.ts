import type { Snapshot } from '#contract/live';
import { aProtocol, aReferral, aSeries } from '#domain/testing/builders';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import type { Desk } from '../shared/testing/desk';
import { referralChange } from '../state/testing/changes';
import { SeriesPlanner } from './series-planner';
import { aSeriesDesk } from './testing/a-series-desk';
import { SeriesPageHarness } from './testing/series-page-harness';

describe('The series planner', () => {
  let desk: Desk;

  async function open(
    referral: string | null,
    also: Partial<Snapshot> = {},
  ): Promise<SeriesPageHarness> {
    desk = aSeriesDesk(SeriesPlanner, ['coordinator'], [], [], also);
    const fixture = TestBed.createComponent(SeriesPlanner);
    if (referral !== null) fixture.componentRef.setInput('referral', referral);
    return TestbedHarnessEnvironment.harnessForFixture(fixture, SeriesPageHarness);
  }

  it('asks whom the series is for', async () => {
    const page = await open(null);
    expect(await page.text()).toContain('Choose whom the series is for');
    expect(await page.text()).toContain('Okafor, Grace');
  });

  it('proposes a whole series and books all of it at once', async () => {
    const page = await open('referral-1');
    const proposed = await page.blocksProposed();
    expect(proposed.length).toBe(3);
    expect(proposed[0]).toContain('Dr Ines Okonjo');
    await page.click('Book all 3 blocks');
    await desk.answered();
    expect(desk.asked.map(({ url }) => url)).toEqual(['/api/series']);
    const body = desk.asked[0]?.body as { bookings: { blockIndex: number; date: string }[] };
    expect(body.bookings.map(({ blockIndex, date }) => [blockIndex, date])).toEqual([
      [1, '2026-09-23'],
      [2, '2026-10-07'],
      [3, '2026-10-21'],
    ]);
    expect(desk.asked[0]?.body).toEqual(
      jasmine.objectContaining({
        referralId: 'referral-1',
        protocolId: 'protocol-lsb',
        plannedBlocks: 3,
        provisional: false,
      }),
    );
  });

  it('arranges the later blocks around a day chosen by hand, until it is proposed again', async () => {
    const page = await open('referral-1');
    const [, second] = await page.blocksProposed();
    expect(second).toContain('Oct 7');
    await page.click('Oct 8');
    expect((await page.blocksProposed())[1]).toContain('Oct 8');
    expect((await page.blocksProposed())[2]).toContain('Oct 22');
    await page.click('Propose again');
    expect((await page.blocksProposed())[1]).toContain('Oct 7');
  });

  it('says why a block has no day, and books nothing then', async () => {
    const authorisation = {
      payer: 'Northern',
      number: null,
      blocksAllowed: 2,
      validFrom: '2026-01-01',
      validTo: '2027-01-01',
      minimumSpacingDays: null,
    };
    const page = await open('referral-1', {
      referrals: [aReferral({ decision: 'accepted', authorisation })],
    });
    const [, , third] = await page.blocksProposed();
    expect(third).toContain('No day found');
    expect(third).toContain('2 blocks');
    expect(await page.isOffered('Book all')).toBeFalse();
  });

  it('keeps the first block provisional while a red flag is open, and says so', async () => {
    const flag = {
      id: 'flag-1',
      kind: 'suspected-dvt' as const,
      note: '',
      raised: { by: 'p', byName: 'Dr', at: '2026-09-01T08:00:00.000Z' },
      resolved: null,
    };
    const page = await open('referral-1', {
      referrals: [aReferral({ decision: 'accepted', redFlags: [flag] })],
    });
    expect(await page.text()).toContain('Block 1 will be provisional');
    await page.click('Book all 3 blocks');
    await desk.answered();
    expect((desk.asked[0]?.body as { provisional: boolean }).provisional).toBeTrue();
  });

  it('says of which block a slot was lost to somebody else', async () => {
    const page = await open('referral-1');
    desk.answering = () => ({
      status: 409,
      body: {
        refusals: [
          {
            code: 'block-not-placed',
            blockIndex: 2,
            because: [{ code: 'no-bay-free', minutes: { start: 540, end: 585 } }],
          },
        ],
      },
    });
    await page.click('Book all 3 blocks');
    await desk.answered();
    expect(await page.text()).toContain('Block 2 cannot stand where it was put');
    expect(await page.text()).toContain('No recovery bay is free 09:00–09:45.');
  });

  it('leads to the series that a referral already has, and names a missing protocol', async () => {
    const running = await open('referral-1', {
      referrals: [aReferral({ decision: 'accepted', seriesId: 'series-1' })],
      series: [aSeries()],
    });
    expect(await running.text()).toContain('This referral already has a series');
    TestBed.resetTestingModule();
    const without = await open('referral-1', {
      protocols: [aProtocol({ procedureTypeId: 'type-other' })],
    });
    expect(await without.text()).toContain('There is no protocol for this procedure');
  });

  it('keeps what was wished when the referral changes at another desk', async () => {
    const page = await open('referral-1');
    await page.change('physician', 'physician-1');
    await page.click('Oct 8');
    desk.changed(referralChange(900, { version: 2, decision: 'accepted' }));
    expect(await page.value('physician')).toBe('physician-1');
    expect((await page.blocksProposed())[1]).toContain('Oct 8');
  });
});

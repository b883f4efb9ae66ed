import { aSeriesCase } from '#domain/testing/series-builders';
import { intervalRefusals, legalWindow } from '#domain/series/windows';
import { aProtocol, aReferral, aSeries } from '#domain/testing/builders';

const TODAY = '2026-09-01';
const HORIZON = '2027-12-31';

describe('the legal window of a block', () => {
  const windowAfter = (...args: Parameters<typeof aSeriesCase>) =>
    legalWindow(aSeriesCase(...args), TODAY, HORIZON);

  it('follows the block before by the protocol’s minimum and maximum', () => {
    const window = windowAfter({ blockIndex: 2 }, [[1, '2026-09-14']]);
    expect(window.protocol).toEqual({ from: '2026-09-21', to: '2026-10-12' });
    expect(window.legal).toEqual({ from: '2026-09-21', to: '2026-10-12' });
    expect(window.usual).toBe('2026-09-28');
    expect(window.cuts).toEqual([]);
  });

  it('opens today for the first block and ends with what is planned at all', () => {
    const window = windowAfter({ blockIndex: 1 }, []);
    expect(window.legal).toEqual({ from: TODAY, to: HORIZON });
    expect(window.usual).toBe(TODAY);
  });

  it('lies between two blocks that stand', () => {
    const window = windowAfter({ blockIndex: 2 }, [
      [1, '2026-09-14'],
      [3, '2026-10-05'],
    ]);
    expect(window.legal).toEqual({ from: '2026-09-21', to: '2026-09-28' });
  });

  it('is empty when two blocks stand too close for one between', () => {
    const window = windowAfter({ blockIndex: 2 }, [
      [1, '2026-09-14'],
      [3, '2026-09-25'],
    ]);
    expect(window.legal).toBeNull();
  });

  it('is cut by the end of the authorisation', () => {
    const authorisation = {
      payer: 'Northern',
      number: null,
      blocksAllowed: 3,
      validFrom: '2026-09-01',
      validTo: '2026-09-30',
      minimumSpacingDays: null,
    };
    const window = windowAfter({ blockIndex: 2, referral: aReferral({ authorisation }) }, [
      [1, '2026-09-14'],
    ]);
    expect(window.legal).toEqual({ from: '2026-09-21', to: '2026-09-30' });
    expect(window.cuts).toEqual(['authorisation-not-valid']);
  });

  it('keeps the payer’s longer spacing', () => {
    const authorisation = {
      payer: 'Northern',
      number: null,
      blocksAllowed: 3,
      validFrom: '2026-01-01',
      validTo: '2027-12-31',
      minimumSpacingDays: 21,
    };
    const window = windowAfter({ blockIndex: 2, referral: aReferral({ authorisation }) }, [
      [1, '2026-09-14'],
    ]);
    expect(window.legal).toEqual({ from: '2026-10-05', to: '2026-10-12' });
    expect(window.usual).toBe('2026-10-05');
  });

  it('has no day left once the authorised blocks are used', () => {
    const authorisation = {
      payer: 'Northern',
      number: null,
      blocksAllowed: 1,
      validFrom: '2026-01-01',
      validTo: '2027-12-31',
      minimumSpacingDays: null,
    };
    const window = windowAfter({ blockIndex: 2, referral: aReferral({ authorisation }) }, [
      [1, '2026-09-14'],
    ]);
    expect(window.legal).toBeNull();
    expect(window.cuts).toEqual(['authorisation-used-up']);
  });

  it('waits for the yearly cap, which counts any 365 days', () => {
    const series = aSeries({ protocol: aProtocol({ yearlyCap: 2, maximumDays: 400 }) });
    const window = windowAfter({ series, blockIndex: 3 }, [
      [1, '2026-09-14'],
      [2, '2026-09-28'],
    ]);
    expect(window.legal?.from).toBe('2027-09-14');
    expect(window.cuts).toEqual(['yearly-cap-reached']);
  });

  it('counts 365 days, not a year, over a leap day', () => {
    const series = aSeries({ protocol: aProtocol({ yearlyCap: 1, maximumDays: 800 }) });
    const window = legalWindow(
      aSeriesCase({ series, blockIndex: 2 }, [[1, '2027-09-14']]),
      '2027-09-20',
      '2029-01-01',
    );
    expect(window.legal?.from).toBe('2028-09-13');
  });

  it('counts calendar days over both changes of the clock and the turn of the year', () => {
    const days = (date: string) => windowAfter({ blockIndex: 2 }, [[1, date]]).legal?.from;
    expect(days('2026-10-20')).toBe('2026-10-27');
    expect(days('2027-03-24')).toBe('2027-03-31');
    expect(days('2026-12-28')).toBe('2027-01-04');
  });

  it('leaves no day in the past, and none for which a drug can no longer be stopped', () => {
    const stamp = { by: 'p', byName: 'Dr', at: '2026-09-01T08:00:00.000Z' };
    const antithrombotics = [
      {
        drug: 'clopidogrel',
        decision: 'stop' as const,
        stopDays: 7,
        restartHours: null,
        decided: stamp,
        prescriberAgreed: null,
      },
    ];
    const window = legalWindow(
      aSeriesCase({ blockIndex: 2, referral: aReferral({ antithrombotics }) }, [[1, '2026-09-14']]),
      '2026-09-25',
      HORIZON,
    );
    expect(window.legal).toEqual({ from: '2026-10-02', to: '2026-10-12' });
    expect(window.cuts).toEqual(['in-the-past', 'antithrombotic-too-late']);
  });

  it('says why a day breaks the spacing', () => {
    const bookingCase = aSeriesCase({ blockIndex: 2 }, [[1, '2026-09-14']]);
    expect(intervalRefusals(bookingCase, '2026-09-20')).toEqual([
      { code: 'interval-too-short', days: 6, minimumDays: 7, otherDate: '2026-09-14' },
    ]);
    expect(intervalRefusals(bookingCase, '2026-09-21')).toEqual([]);
    expect(intervalRefusals(bookingCase, '2026-10-13')).toEqual([
      { code: 'interval-too-long', days: 29, maximumDays: 28, otherDate: '2026-09-14' },
    ]);
    expect(intervalRefusals(bookingCase, '2026-09-07')).toEqual([
      { code: 'interval-too-short', days: -7, minimumDays: 7, otherDate: '2026-09-14' },
    ]);
  });
});

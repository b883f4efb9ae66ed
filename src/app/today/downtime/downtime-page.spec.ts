import { aBay, aBooking, aPatient, aPhysician, aReferral, aRoom } from '#domain/testing/builders';
import { aDay, at, aVisitAt } from '#domain/testing/day-builders';
import type { StampedStep } from '#domain/visit/visit';
import { ComponentHarness } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Desk } from '../../shared/testing/desk';
import { DowntimePage } from './downtime-page';

class DowntimeHarness extends ComponentHarness {
  static readonly hostSelector = 'g-downtime-page';

  /** `Desk: Okafor, Grace; Jama, Grace`, sheet by sheet. */
  async sheets(): Promise<string[]> {
    const sections = await this.locatorForAll('section')();
    const heads = await this.locatorForAll('section h2')();
    const texts = await Promise.all(sections.map((each) => each.text()));
    return Promise.all(
      heads.map(async (head, nth) => `${await head.text()}: ${clean(texts[nth] ?? '')}`),
    );
  }

  async text(): Promise<string> {
    return clean(await (await this.host()).text());
  }
}
const clean = (text: string): string => text.replace(/\s+/g, ' ');

const aCase = (n: number, name: string, ...steps: StampedStep[]) => {
  const ids = { patientId: `patient-${n}`, referralId: `referral-${n}` };
  return aDay({
    booking: aBooking({ id: `booking-${n}`, start: 540 + 40 * n, levels: ['L2', 'L3'], ...ids }),
    patient: aPatient({ id: ids.patientId, familyName: name, allergies: ['Latex'] }),
    referral: aReferral({ id: ids.referralId, patientId: ids.patientId, decision: 'accepted' }),
    visit: { ...aVisitAt(...steps), bookingId: `booking-${n}` },
  });
};

describe('The page of the day on paper', () => {
  async function open(cases: readonly ReturnType<typeof aCase>[]): Promise<DowntimeHarness> {
    new Desk({
      roles: ['nurse'],
      now: at('07:40'),
      cases,
      also: { resources: [aPhysician(), aRoom(), aBay()] },
    });
    const fixture = TestBed.createComponent(DowntimePage);
    return TestbedHarnessEnvironment.harnessForFixture(fixture, DowntimeHarness);
  }

  it('has a sheet for the desk, one for each room and one for recovery, with what each has to know', async () => {
    const there = ['arrived', 'prepared', 'in-room', 'in-recovery'] as const;
    const page = await open([aCase(1, 'Okafor'), aCase(2, 'Jama', ...there)]);
    const [desk, room, recovery, none] = await page.sheets();
    expect(desk).toMatch(
      /^Desk: .*Printed Mon, Sep 14, 2026 07:40; what changed later is not on it/,
    );
    expect(desk).toContain('Okafor, Grace');
    expect(desk).not.toContain('Jama');
    expect(room).toMatch(/^Room 1: .*09:40.*Okafor, Grace.*L2 L3.*Allergy: Latex/);
    expect(recovery).toMatch(/^Recovery: .*Feet 5 min.*Feet 30 min.*Jama, Grace/);
    expect(none).toBeUndefined();
  });

  it('says so when everybody has left, and offers no print', async () => {
    const gone = ['arrived', 'prepared', 'in-room', 'in-recovery', 'ready', 'home'] as const;
    const page = await open([aCase(1, 'Okafor', ...gone)]);
    expect(await page.sheets()).toEqual([]);
    expect(await page.text()).toContain('Nobody is left on this day');
    expect(await page.text()).toContain('1 have left already');
    expect(await page.text()).not.toMatch(/Print\b/);
  });
});

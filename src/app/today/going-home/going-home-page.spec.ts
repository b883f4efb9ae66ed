import type { AntithromboticPlan } from '#domain/readiness/antithrombotics';
import { aPatient, aReferral, aStamp } from '#domain/testing/builders';
import { aDay, at, aVisitAt } from '#domain/testing/day-builders';
import { TestBed } from '@angular/core/testing';
import { Shortcuts } from '../../shared/shortcuts/shortcuts';
import { Desk } from '../../shared/testing/desk';
import { GoingHomePage } from './going-home-page';

const over = aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery');
const plan: AntithromboticPlan = {
  ...{ drug: 'apixaban', decision: 'stop', stopDays: 3, restartHours: 24 },
  ...{ decided: aStamp(), prescriberAgreed: aStamp() },
};

async function open(day = aDay({ visit: over })) {
  new Desk({ roles: ['nurse'], now: at('11:00'), cases: [day] });
  const fixture = TestBed.createComponent(GoingHomePage);
  fixture.componentRef.setInput('bookingId', day.booking.id);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  return { host, words: () => host.textContent.replaceAll(/\s+/g, ' ') };
}

describe('The sheet for going home', () => {
  it('says in plain words what starts again, whom to call and when the clinic calls', async () => {
    const referral = aReferral({ antithrombotics: [plan] });
    const { words } = await open(aDay({ visit: over, referral }));
    for (const said of [
      'Okafor, Grace',
      'apixaban: take it again from Tuesday, Sep 15',
      'Take all other medicines as before.',
      'Do not drive, climb or use machines for 24 hours.',
      'Call at once if',
      'there is blood in your urine',
      'Day and night:',
      'We call you on Tuesday, Sep 15 and Thursday, Sep 17',
      'Pain diary',
    ])
      expect(words()).toContain(said);
    expect(words()).not.toContain('ask the physician');
  });

  it('warns of a drug of which nobody wrote down when it starts again', async () => {
    const referral = aReferral({ antithrombotics: [{ ...plan, restartHours: null }] });
    const { words } = await open(aDay({ visit: over, referral }));
    expect(words()).toContain('No restart is written down for apixaban');
    expect(words()).toContain('apixaban: ask us before you leave');
  });

  it('has a line for every hour and day of the diary', async () => {
    const { host } = await open();
    expect(host.querySelectorAll('.diary tbody tr').length).toBe(20);
  });

  it('is printed by key', async () => {
    const printed = spyOn(window, 'print');
    await open();
    TestBed.inject(Shortcuts).pressed(new KeyboardEvent('keydown', { key: 'p' }));
    expect(printed).toHaveBeenCalledTimes(1);
  });

  it('waits for the block to be over', async () => {
    const patient = aPatient();
    const { words } = await open(aDay({ patient, visit: aVisitAt('arrived', 'prepared') }));
    expect(words()).toContain('The block is not over yet');
  });
});

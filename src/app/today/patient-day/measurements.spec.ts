import { aDay, at, aVisitAt } from '#domain/testing/day-builders';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { Desk } from '../../shared/testing/desk';
import type { Sending } from '../today.state';
import { Measurements } from './measurements';

const IDLE: Sending = { busy: false, failure: null, stored: 0 };

describe('The measurements', () => {
  let fixture: ComponentFixture<Measurements>;

  const day = aDay({ visit: aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery') });
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const pulse = (): HTMLInputElement => {
    const found = root().querySelector<HTMLInputElement>('[aria-labelledby="measure-pulse"]');
    if (found === null) throw new Error('No field for the pulse');
    return found;
  };
  const sending = async (state: Partial<Sending>): Promise<void> => {
    fixture.componentRef.setInput('sending', { ...IDLE, ...state });
    await fixture.whenStable();
  };

  it('stay typed until they are stored, also when an earlier row was', async () => {
    new Desk({ roles: ['nurse'], now: at('09:50'), cases: [day] });
    fixture = TestBed.createComponent(Measurements);
    fixture.componentRef.setInput('day', day);
    await sending({ stored: 1 });
    pulse().value = '72';
    pulse().dispatchEvent(new Event('input', { bubbles: true }));
    await fixture.whenStable();
    await sending({ stored: 1, busy: true });
    await sending({ stored: 1, failure: { kind: 'offline' } });
    expect(pulse().value).toBe('72');
    await sending({ stored: 2 });
    expect(pulse().value).toBe('');
  });
});

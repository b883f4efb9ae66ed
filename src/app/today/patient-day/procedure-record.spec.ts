import { aStamp } from '#domain/testing/builders';
import { aDay, at, aVisitAt, withFinished } from '#domain/testing/day-builders';
import type { Refusal } from '#domain/refusal';
import type { DayCase } from '#domain/visit/day-case';
import { recordDraft } from '#domain/visit/procedure-record';
import type { ProcedureRecord } from '#domain/visit/visit';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { Desk } from '../../shared/testing/desk';
import type { Sending } from '../today.state';
import { ProcedureRecordForm, type WrittenRecord } from './procedure-record';

const IDLE: Sending = { busy: false, failure: null, stored: 0 };
const STALE: Refusal = {
  code: 'stale',
  entity: 'visit',
  id: 'booking-1',
  basedOn: 8,
  current: 9,
  changedByName: 'Noor',
  changedAt: at('09:49'),
  changed: ['records'],
};

describe('The procedure record', () => {
  let desk: Desk;
  let fixture: ComponentFixture<ProcedureRecordForm>;
  let written: WrittenRecord[];

  const day = withFinished(
    aDay({ visit: aVisitAt('arrived', 'prepared', 'in-room') }),
    'pre-procedure',
    'time-out',
  );
  const recorded = (over: Partial<ProcedureRecord> = {}): DayCase => ({
    ...day,
    visit: {
      ...day.visit,
      version: 8,
      records: [
        {
          ...recordDraft(day, null),
          id: 'record-1',
          written: aStamp(),
          spread: 'craniocaudal',
          technicalSuccess: true,
          amendment: null,
          signed: null,
          ...over,
        },
      ],
    },
  });

  async function open(shown: DayCase): Promise<void> {
    desk = new Desk({ roles: ['physician'], now: at('09:50'), cases: [shown] });
    fixture = TestBed.createComponent(ProcedureRecordForm);
    fixture.componentRef.setInput('day', shown);
    fixture.componentRef.setInput('previous', null);
    fixture.componentRef.setInput('sending', IDLE);
    written = [];
    fixture.componentInstance.written.subscribe((record) => written.push(record));
    await fixture.whenStable();
  }

  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const field = (label: string): HTMLInputElement => {
    const found = [...root().querySelectorAll('label')].find(
      (each) => each.querySelector('.g-field__label')?.textContent.trim() === label,
    );
    const input = found?.querySelector<HTMLInputElement>('input, textarea');
    if (!input) throw new Error(`No field ${label}`);
    return input;
  };
  const type = async (label: string, text: string): Promise<void> => {
    field(label).value = text;
    field(label).dispatchEvent(new Event('input', { bubbles: true }));
    field(label).dispatchEvent(new Event('change', { bubbles: true }));
    await fixture.whenStable();
  };
  const press = async (word: string): Promise<void> => {
    const button = [...root().querySelectorAll('button')].find(
      (each) => each.textContent.trim() === word,
    );
    if (button === undefined) throw new Error(`No button ${word}`);
    button.click();
    await fixture.whenStable();
  };

  it('is ready to save from the defaults, with the dose counted', async () => {
    await open(day);
    expect(root().textContent).toContain('37.5 mg');
    await type('mL', '10');
    expect(root().textContent).toContain('25 mg');
    await press('Save record');
    expect(written.length).toBe(1);
    expect(written[0]?.version).toBe(day.visit.version);
    expect(written[0]?.record.injectates).toEqual([
      { drug: 'Bupivacaine', percent: 0.25, millilitres: 10 },
    ]);
  });

  it('keeps what is being typed when a colleague’s temperature arrives, and what it was based on', async () => {
    await open(recorded());
    await type('Needle', '22G, 5 in');
    const later = recorded();
    fixture.componentRef.setInput('day', { ...later, visit: { ...later.visit, version: 9 } });
    await fixture.whenStable();
    expect(field('Needle').value).toBe('22G, 5 in');
    await press('Save record');
    expect(written[0]?.version).toBe(8);
    expect(written[0]?.record.needle).toBe('22G, 5 in');
  });

  it('keeps what is typed when a later save is refused, and saves it on top of what came between', async () => {
    const sending = async (state: Partial<Sending>): Promise<void> => {
      fixture.componentRef.setInput('sending', { ...IDLE, ...state });
      await fixture.whenStable();
    };
    await open(recorded());
    await sending({ stored: 1 });
    await type('Needle', '22G, 5 in');
    await press('Save record');
    await sending({ stored: 1, busy: true });
    const later = recorded();
    fixture.componentRef.setInput('day', { ...later, visit: { ...later.visit, version: 9 } });
    await sending({ stored: 1, failure: { kind: 'refused', refusals: [STALE] } });
    expect(field('Needle').value).toBe('22G, 5 in');
    await press('Save record');
    expect(written.map(({ version }) => version)).toEqual([8, 9]);
    await sending({ stored: 2 });
    expect(field('Needle').value).not.toBe('22G, 5 in');
  });

  it('is signed with the password, which then is forgotten', async () => {
    await open(recorded());
    const password = root().querySelector<HTMLInputElement>('input[type=password]');
    if (password === null) throw new Error('No password field');
    password.value = 'twelve grey herons';
    password.dispatchEvent(new Event('input', { bubbles: true }));
    await fixture.whenStable();
    const dispatched = spyOn(desk.store, 'dispatch').and.callThrough();
    await press('Sign record');
    await desk.answered();
    await fixture.whenStable();
    expect(desk.asked).toEqual([
      {
        method: 'POST',
        url: '/api/bookings/booking-1/procedure-record/sign',
        body: { version: 8, password: 'twelve grey herons', reason: null },
      },
    ]);
    expect(password.value).toBe('');
    expect(JSON.stringify(dispatched.calls.allArgs())).not.toContain('herons');
  });

  it('says what is missing instead of offering a signature', async () => {
    await open(recorded({ spread: null }));
    expect(root().querySelector('input[type=password]')).toBeNull();
    expect(root().textContent).toContain('contrast spread');
  });

  it('of another side asks for a word about it', async () => {
    await open(recorded({ side: 'right' }));
    expect(root().textContent).toContain('What happened, in your words');
  });

  it('once signed is read, and amended only with a reason', async () => {
    await open(recorded({ signed: { ...aStamp(), reason: null } }));
    expect(root().querySelector('form')).toBeNull();
    expect(root().textContent).toContain('Signed by Maya Lindqvist');
    expect(root().textContent).toContain('Amend the record');
  });
});

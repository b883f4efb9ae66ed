import { aBooking, aStamp } from '#domain/testing/builders';
import { aDay, aVisitAt, withFinished } from '#domain/testing/day-builders';
import type { DayCase } from '#domain/visit/day-case';
import {
  missingFacts,
  recordDraft,
  signRefusals,
  writeRecordRefusals,
} from '#domain/visit/procedure-record';
import type { ProcedureRecord } from '#domain/visit/visit';

const PHYSICIAN = { roles: ['physician' as const] };
const NURSE = { roles: ['nurse' as const] };

const day = withFinished(
  aDay({ visit: aVisitAt('arrived', 'prepared', 'in-room') }),
  'pre-procedure',
  'time-out',
);
const written = (over: Partial<ProcedureRecord> = {}): DayCase => ({
  ...day,
  visit: {
    ...day.visit,
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
const SIGNED = { ...aStamp(), reason: null };

describe('the procedure record', () => {
  it('begins with the booking and what was used last time, never with an outcome', () => {
    const first = recordDraft(aDay({ booking: aBooking({ side: 'right', levels: ['L2'] }) }), null);
    expect(first).toEqual(
      jasmine.objectContaining({
        side: 'right',
        levels: ['L2'],
        spread: null,
        technicalSuccess: null,
      }),
    );
    const next = recordDraft(day, { ...first, needle: '22G, 5 in', complications: 'Vasovagal' });
    expect(next).toEqual(
      jasmine.objectContaining({ side: 'left', needle: '22G, 5 in', complications: '' }),
    );
  });

  it('names what it lacks', () => {
    expect(missingFacts({ ...recordDraft(day, null), side: null, levels: [] }, day)).toEqual([
      'side',
      'levels',
      'spread',
      'technical-success',
    ]);
  });

  it('is written by nurse or physician, and once signed only amended with a reason', () => {
    expect(writeRecordRefusals(day.visit, null, NURSE)).toEqual([]);
    expect(writeRecordRefusals(day.visit, null, { roles: ['coordinator'] })[0]?.code).toBe(
      'not-permitted',
    );
    const { visit } = written({ signed: SIGNED });
    expect(writeRecordRefusals(visit, ' ', NURSE)).toEqual([{ code: 'record-signed' }]);
    expect(writeRecordRefusals(visit, 'Level was L2', NURSE)).toEqual([]);
  });
});

describe('signing it', () => {
  const codes = (
    of: DayCase,
    reason: string | null = null,
    by: typeof PHYSICIAN | typeof NURSE = PHYSICIAN,
  ) => signRefusals(of, reason, by).map((each) => each.code as string);

  it('takes a physician and a whole record of a procedure that started', () => {
    expect(codes(written())).toEqual([]);
    expect(codes(written(), null, NURSE)).toEqual(['not-permitted']);
    expect(codes(day)).toEqual(['record-missing']);
    expect(codes(written({ signed: SIGNED }))).toEqual(['record-signed']);
    expect(codes(written({ levels: [] }))).toEqual(['record-incomplete']);
    const notStarted = { ...written(), checklists: [] };
    expect(signRefusals(notStarted, null, PHYSICIAN)).toEqual([
      { code: 'record-incomplete', missing: ['procedure-start'] },
    ]);
  });

  it('of another side than was ordered, marked and said takes a word about it', () => {
    expect(codes(written({ side: 'right' }))).toEqual(['side-differs']);
    expect(codes(written({ side: 'right' }), 'Wrong side treated; incident reported')).toEqual([]);
  });

  it('of more local anaesthetic than the patient may have takes a word about it too', () => {
    const much = [{ drug: 'Bupivacaine', percent: 0.5, millilitres: 40 }];
    expect(signRefusals(written({ injectates: much }), null, PHYSICIAN)).toEqual([
      { code: 'dose-over-ceiling', percent: 118 },
    ]);
    expect(codes(written({ injectates: much }), 'Twice the volume; watched for two hours')).toEqual(
      [],
    );
    const both = written({ injectates: much, side: 'right' });
    expect(codes(both)).toEqual(['side-differs', 'dose-over-ceiling']);
  });
});

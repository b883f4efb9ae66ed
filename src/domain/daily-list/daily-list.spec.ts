import {
  dailyList,
  lastResponseBefore,
  nextRow,
  projectedEnd,
  type DailyFacts,
} from '#domain/daily-list/daily-list';
import { risksOf } from '#domain/daily-list/risks';
import {
  aBay,
  aBooking,
  aPatient,
  aProcedureType,
  aReferral,
  aRoom,
  aSeries,
  aStamp,
} from '#domain/testing/builders';
import { aChecklist, aVisitAt, at } from '#domain/testing/day-builders';
import { aMeasure, aResponse } from '#domain/testing/series-builders';
import type { AntithromboticPlan } from '#domain/readiness/antithrombotics';

const facts = (over: Partial<DailyFacts> = {}): DailyFacts => ({
  bookings: [aBooking()],
  patients: {
    'patient-1': aPatient(),
    'patient-2': aPatient({ id: 'patient-2', familyName: 'Ito' }),
  },
  referrals: { 'referral-1': aReferral() },
  procedureTypes: { 'type-lsb': aProcedureType() },
  resources: { 'room-1': aRoom(), 'bay-1': aBay() },
  visits: {},
  checklists: [],
  series: {},
  zone: 'Europe/London',
  ...over,
});

const listed = (over: Partial<DailyFacts> = {}) =>
  dailyList(facts(over), 'physician-1', '2026-09-14', at('08:00'));

describe('a physician’s daily list', () => {
  it('holds that day’s patients of that physician in order of time', () => {
    const rows = listed({
      bookings: [
        aBooking({ id: 'late', start: 660 }),
        aBooking({ id: 'early', start: 510 }),
        aBooking({ id: 'colleague', physicianId: 'physician-2' }),
        aBooking({ id: 'tomorrow', date: '2026-09-15' }),
        aBooking({
          id: 'cancelled',
          status: 'cancelled',
          cancelled: { ...aStamp(), reason: 'ill' },
        }),
        aBooking({ id: 'provisional', start: 600, status: 'provisional' }),
      ],
    });
    expect(rows.map(({ booking }) => booking.id)).toEqual(['early', 'provisional', 'late']);
  });

  it('says at a glance who, what and where', () => {
    const [row] = listed();
    expect(row).toEqual(
      jasmine.objectContaining({
        age: 52,
        procedure: 'LSB',
        block: null,
        lastResponse: null,
        state: 'expected',
        since: null,
        room: 'R1',
        bay: 'B1',
        toSign: false,
      }),
    );
  });

  it('says which block of how many, and how the last one worked', () => {
    const response = aResponse(1, [], {
      measures: [aMeasure('30-min', { nrs: 1, reliefPercent: 80 }), aMeasure('24-h', { nrs: 3 })],
      hoursOfRelief: 36,
    });
    const [row] = listed({
      bookings: [aBooking({ seriesId: 'series-1', blockIndex: 2 })],
      series: { 'series-1': aSeries({ responses: [response] }) },
    });
    expect(row?.block).toEqual({ index: 2, of: 3 });
    expect(row?.lastResponse).toEqual({
      blockIndex: 1,
      nrsBefore: 7,
      nrsAfter: 3,
      reliefPercent: 80,
      hoursOfRelief: 36,
    });
  });

  it('looks at the patient’s earlier series before the first block of a new one', () => {
    const earlier = aSeries({ id: 'earlier', responses: [aResponse(3, ['4-w'])] });
    const strangers = aSeries({
      id: 'strangers',
      patientId: 'patient-2',
      responses: [aResponse(5, ['4-w'])],
    });
    const known = { series: { earlier, strangers, 'series-1': aSeries() }, visits: {} };
    const before = (blockIndex: number) =>
      lastResponseBefore({ patientId: 'patient-1', seriesId: 'series-1', blockIndex }, known);
    expect(before(1)?.blockIndex).toBe(3);
    expect(
      lastResponseBefore({ patientId: 'nobody', seriesId: null, blockIndex: null }, known),
    ).toBeNull();
  });

  it('looks through a block of which nothing was recorded', () => {
    const series = aSeries({ responses: [aResponse(1, ['24-h']), aResponse(2)] });
    expect(
      lastResponseBefore(
        { patientId: 'patient-1', seriesId: 'series-1', blockIndex: 3 },
        { series: { 'series-1': series }, visits: {} },
      )?.blockIndex,
    ).toBe(1);
  });

  it('knows who is next and when the list ends', () => {
    const bookings = [aBooking({ id: 'booking-1', start: 540 }), aBooking({ id: 'b', start: 600 })];
    const inRoom = listed({
      bookings,
      visits: { 'booking-1': aVisitAt('arrived', 'prepared', 'in-room') },
    });
    expect(nextRow(inRoom)?.booking.id).toBe('booking-1');
    const after = listed({
      bookings,
      visits: { 'booking-1': aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery') },
    });
    expect(nextRow(after)?.booking.id).toBe('b');
    expect(projectedEnd(listed({ bookings }))).toBe(630);
    expect(projectedEnd([])).toBeNull();
    expect(nextRow([])).toBeUndefined();
  });
});

describe('the risks of a patient', () => {
  const risks = (over: Partial<Parameters<typeof risksOf>[0]> = {}) =>
    risksOf({
      date: '2026-09-14',
      patient: aPatient({ weightKg: 80 }),
      referral: aReferral(),
      checklists: [],
      ...over,
    });
  const plan: AntithromboticPlan = {
    drug: 'apixaban',
    decision: 'stop',
    stopDays: 3,
    restartHours: null,
    decided: aStamp(),
    prescriberAgreed: aStamp(),
  };

  it('are none for most', () => {
    expect(risks()).toEqual([]);
  });

  it('name the drug, the first day without it and the last dose told at check-in', () => {
    const checklist = aChecklist('pre-procedure', { 'last-dose': 'Apixaban, Thursday 08:00' });
    expect(
      risks({ referral: aReferral({ antithrombotics: [plan] }), checklists: [checklist] }),
    ).toEqual([
      {
        kind: 'antithrombotic',
        drug: 'apixaban',
        decision: 'stop',
        firstOmittedDay: '2026-09-11',
        prescriberAgreed: true,
        lastDose: 'Apixaban, Thursday 08:00',
      },
    ]);
  });

  it('put allergies to what the procedure uses first', () => {
    const patient = aPatient({
      weightKg: 80,
      allergies: ['Penicillin', 'Iodinated contrast', 'Lidocaine', 'Latex gloves'],
    });
    expect(risks({ patient })).toEqual([
      { kind: 'allergy', to: 'Iodinated contrast', matters: 'contrast' },
      { kind: 'allergy', to: 'Lidocaine', matters: 'local-anaesthetic' },
      { kind: 'allergy', to: 'Latex gloves', matters: 'latex' },
      { kind: 'allergy', to: 'Penicillin', matters: null },
    ]);
  });

  it('name diabetes, and weight where it sets the dose', () => {
    const patient = aPatient({ diabetes: true, weightKg: 52 });
    expect(risks({ patient })).toEqual([{ kind: 'diabetes' }, { kind: 'weight', kg: 52 }]);
    expect(risks({ patient: aPatient({ weightKg: 70 }) })).toEqual([]);
    expect(risks({ patient: aPatient({ weightKg: null }) })).toEqual([]);
  });

  it('put an unresolved red flag before everything', () => {
    const flag = {
      id: 'flag',
      kind: 'fever-or-local-infection' as const,
      note: '',
      raised: aStamp(),
      resolved: null,
    };
    const referral = aReferral({ redFlags: [flag], antithrombotics: [plan] });
    expect(risks({ referral }).map(({ kind }) => kind)).toEqual(['red-flag', 'antithrombotic']);
    const resolved = { ...flag, resolved: { ...aStamp(), resolution: 'seen' } };
    expect(risks({ referral: aReferral({ redFlags: [resolved] }) })).toEqual([]);
  });
});

import {
  changedOnSheet,
  preparationSheet,
  type PreparationSheet,
  type SheetFacts,
} from '#domain/booking/preparation-sheet';
import type { AntithromboticPlan } from '#domain/readiness/antithrombotics';
import {
  aBooking,
  aClinic,
  aPatient,
  aPhysician,
  aProcedureType,
  aReferral,
  aStamp,
} from '#domain/testing/builders';

const stop = (over: Partial<AntithromboticPlan> = {}): AntithromboticPlan => ({
  drug: 'apixaban',
  decision: 'stop',
  stopDays: 3,
  restartHours: null,
  decided: aStamp(),
  prescriberAgreed: aStamp(),
  ...over,
});
/** Monday 21 September, 09:30, seen a week before. */
const booking = aBooking({ date: '2026-09-21' });
const sheet = (over: Partial<SheetFacts> = {}): PreparationSheet =>
  preparationSheet({
    booking,
    referral: aReferral(),
    patient: aPatient(),
    procedureType: aProcedureType(),
    physician: aPhysician(),
    clinic: aClinic(),
    today: '2026-09-14',
    ...over,
  });
const on = (...antithrombotics: AntithromboticPlan[]) => aReferral({ antithrombotics });

describe('The preparation sheet', () => {
  it('says when to come, for what and to whom, and when home is', () => {
    expect(sheet()).toEqual(
      jasmine.objectContaining({
        patient: 'Okafor, Grace',
        clinic: 'Harbour Pain Clinic',
        date: '2026-09-21',
        arriveAt: 540,
        startAt: 570,
        procedure: 'Lumbar sympathetic block',
        side: 'left',
        physician: 'Dr Ines Okonjo',
        homeAt: 645,
        escort: { name: null },
        fasting: null,
        medicines: [],
        interpreter: null,
      }),
    );
  });

  const asked = aStamp({ at: '2026-09-17T08:00:00.000Z' });
  const told = { ...asked, how: 'phone', date: '2026-09-21', start: 570, confirmed: true } as const;
  for (const [what, over, medicines] of [
    [
      'planned and agreed: the last dose and the first day without',
      { referral: on(stop()) },
      [['stop', 'apixaban', '2026-09-17', '2026-09-18', false]],
    ],
    [
      'bridged: the same, and that something stands in for it',
      { referral: on(stop({ decision: 'bridge', drug: 'warfarin', stopDays: 5 })) },
      [['stop', 'warfarin', '2026-09-15', '2026-09-16', true]],
    ],
    [
      'planned, its prescriber not asked: nothing to stop',
      { referral: on(stop({ prescriberAgreed: null })) },
      [['wait', 'apixaban']],
    ],
    [
      'agreed, but decided by no physician: nothing to stop',
      { referral: on(stop({ decided: null })) },
      [['wait', 'apixaban']],
    ],
    [
      'only proposed: nothing to stop',
      { referral: on(stop({ decision: null, decided: null, prescriberAgreed: null })) },
      [['wait', 'apixaban']],
    ],
    [
      'to be continued: kept',
      { referral: on(stop({ drug: 'aspirin', decision: 'continue', stopDays: 0 })) },
      [['keep', 'aspirin']],
    ],
    [
      'agreed, but the first day without has gone by unsaid: nothing to stop',
      { referral: on(stop()), today: '2026-09-19' },
      [['wait', 'apixaban']],
    ],
    [
      'the same where the patient was told in time: the days as they were told',
      { referral: on(stop()), today: '2026-09-19', booking: { ...booking, told } },
      [['stop', 'apixaban', '2026-09-17', '2026-09-18', false]],
    ],
    [
      'told of another day: nothing to stop',
      {
        referral: on(stop()),
        today: '2026-09-19',
        booking: { ...booking, told: { ...told, date: '2026-09-22' } },
      },
      [['wait', 'apixaban']],
    ],
    [
      'taken, but planned by nobody: nothing to stop',
      { patient: aPatient({ drugs: ['Eliquis 5 mg', 'Paracetamol'] }) },
      [['wait', 'apixaban']],
    ],
    [
      'taken before a block that bleeds little: kept',
      {
        patient: aPatient({ drugs: ['Eliquis 5 mg'] }),
        referral: on(stop({ drug: 'warfarin', decision: null, decided: null })),
        procedureType: aProcedureType({ bleedingRisk: 'low' }),
      },
      [
        ['keep', 'warfarin'],
        ['keep', 'apixaban'],
      ],
    ],
  ] as const)
    it(`of a drug ${what}`, () => {
      expect(
        sheet(over).medicines.map((each): unknown[] =>
          each.kind === 'stop'
            ? [each.kind, each.drug, each.lastDose, each.noneFrom, each.bridged]
            : [each.kind, each.drug],
        ),
      ).toEqual(medicines.map((each) => [...each]));
    });

  it('asks to fast before sedation alone, from the evening before where it is early', () => {
    expect(sheet({ booking: { ...booking, sedation: true, start: 450 } }).fasting).toEqual({
      noFattyFoodFrom: { date: '2026-09-20', minute: 1410 },
      noFoodFrom: { date: '2026-09-21', minute: 90 },
      nothingFrom: { date: '2026-09-21', minute: 330 },
      diabetes: false,
    });
  });

  it('counts the hours of fasting, also over the night on which the clock changes', () => {
    const clinic = aClinic({ zone: 'Europe/Berlin' });
    const early = (date: string) =>
      sheet({ clinic, booking: { ...booking, date, sedation: true, start: 480 } }).fasting;
    // Six hours before 08:00: the hour from two to three is not there in March, twice in October.
    expect(early('2027-03-28')?.noFoodFrom).toEqual({ date: '2027-03-28', minute: 60 });
    expect(early('2027-10-31')?.noFoodFrom).toEqual({ date: '2027-10-31', minute: 120 });
    expect(early('2027-03-28')?.noFattyFoodFrom).toEqual({ date: '2027-03-27', minute: 1380 });
  });

  it('names who takes the patient home, the interpreter’s language, and what to bring', () => {
    const escort = { arranged: true, name: 'Tom Okafor', phone: '' };
    const patient = aPatient({
      escort,
      language: 'pl',
      interpreterNeeded: true,
      mobility: 'walking-aid',
    });
    const { bring, ...said } = sheet({ patient });
    expect(said.escort).toEqual({ name: 'Tom Okafor' });
    expect(said.interpreter).toEqual({ language: 'pl' });
    expect(bring).toContain('aid');
    const refused = { ...escort, arranged: false };
    expect(sheet({ patient: aPatient({ escort: refused }) }).escort).toEqual({ name: null });
  });

  it('wants no escort where nobody sleeps and nobody recovers', () => {
    const short = sheet({ booking: { ...booking, recoveryMinutes: 0, bayId: null } });
    expect(short.escort).toBeNull();
    expect(short.callIf).not.toContain('no-escort');
    expect(short.homeAt).toBe(600);
  });

  it('says what a sheet of now would say otherwise than the paper', () => {
    const printed = sheet({ referral: on(stop()) });
    const stored: PreparationSheet = {
      ...printed,
      medicines: printed.medicines.map((each) =>
        Object.fromEntries(Object.entries(each).reverse()),
      ) as unknown as PreparationSheet['medicines'],
    };
    expect(changedOnSheet(stored, printed)).toEqual([]);
    const later = { ...booking, start: 600 };
    expect(changedOnSheet(printed, sheet({ referral: on(stop()), booking: later }))).toEqual([
      'arriveAt',
      'startAt',
      'homeAt',
    ]);
    expect(changedOnSheet(printed, sheet())).toEqual(['medicines']);
    expect(changedOnSheet(sheet(), sheet({ patient: aPatient({ sex: 'male' }) }))).toEqual([
      'callIf',
    ]);
  });
});

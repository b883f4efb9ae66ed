import { NO_FINDINGS } from '#domain/referral/budapest';
import { aReferralDesk, codes } from '../testing/referral-desk.ts';

const RECORD = {
  budapest: {
    ...NO_FINDINGS,
    disproportionate: 'yes',
    signs: { ...NO_FINDINGS.signs, sensory: ['allodynia'], vasomotor: [] },
  },
  baselineFunction: { measured: { instrument: 'odi', score: 48 }, words: 'Walks 50 m' },
  onsetOn: '2026-01-12',
  trigger: 'Ankle fracture',
  investigations: [{ kind: 'abi', on: '2026-05-04', result: '0.95' }],
  previousBlocks: [
    { what: 'LSB', side: 'left', on: '2026-03-02', reliefPercent: 60, reliefLasted: 'two weeks' },
  ],
  treatments: [{ treatment: 'Gabapentin', dose: '1.8 g', outcome: 'stopped, drowsy' }],
};

describe('The clinical record of a referral', () => {
  let desk: Awaited<ReturnType<typeof aReferralDesk>>;
  beforeAll(async () => {
    desk = await aReferralDesk();
  });
  afterAll(() => desk.clinic.stop());

  it('is stored as it was entered, beside the free text', async () => {
    const escort = { arranged: true, name: 'Tom Okafor', phone: '01632 960102' };
    const practical = { renalImpairment: 'yes', mobility: 'wheelchair', escort };
    const { referral, patient } = await desk.entered({
      referral: { ...RECORD, treatmentsTried: 'Physiotherapy' },
      patient: practical,
    });
    expect(referral).toEqual(
      jasmine.objectContaining({ ...RECORD, treatmentsTried: 'Physiotherapy' }),
    );
    expect(patient).toEqual(jasmine.objectContaining(practical));
    const [row] = await desk.clinic.sql(
      `select budapest, baseline_function, onset_on::text, onset_trigger, investigations,
         previous_blocks, treatments, renal_impairment, mobility, escort
       from referral join patient using (clinic_id, patient_id) where referral_id = $1`,
      [referral.id],
    );
    expect(row).toEqual({
      budapest: RECORD.budapest,
      baseline_function: RECORD.baselineFunction,
      onset_on: RECORD.onsetOn,
      onset_trigger: RECORD.trigger,
      investigations: RECORD.investigations,
      previous_blocks: RECORD.previousBlocks,
      treatments: RECORD.treatments,
      renal_impairment: 'yes',
      mobility: 'wheelchair',
      escort,
    });
  });

  it('refuses days that cannot be, and scores and findings that do not exist', async () => {
    const { referral } = await desk.entered();
    const patch = (facts: object) =>
      desk.ask(desk.coordinator, 'PATCH', `/${referral.id}`, { version: referral.version, facts });
    const days = await patch({
      onsetOn: '2031-01-01',
      investigations: [{ kind: 'mri', on: '2031-01-02', result: '' }],
      previousBlocks: [{ ...RECORD.previousBlocks[0], on: '1960-01-01' }],
    });
    expect(codes(days)).toEqual(['date-impossible', 'date-impossible', 'date-impossible']);
    const score = { measured: { instrument: 'odi', score: 101 }, words: '' };
    expect((await patch({ baselineFunction: score })).status).toBe(400);
    const signs = { ...NO_FINDINGS.signs, sensory: ['oedema'] };
    expect((await patch({ budapest: { ...NO_FINDINGS, signs } })).status).toBe(400);
    const [row] = await desk.clinic.sql(
      'select onset_on, budapest from referral where referral_id = $1',
      [referral.id],
    );
    expect(row).toEqual({ onset_on: null, budapest: null });
  });

  it('lengthens the undecided stop of dabigatran with renal impairment', async () => {
    const { referral, patient } = await desk.entered({ patient: { drugs: ['dabigatran 110 mg'] } });
    expect(referral.antithrombotics.map(({ stopDays }) => stopDays)).toEqual([4]);
    const answer = await desk.ask(desk.coordinator, 'PATCH', `/${referral.id}`, {
      version: referral.version,
      patient: { version: patient.version, facts: { renalImpairment: 'yes' } },
    });
    expect(answer.referral.antithrombotics.map(({ stopDays }) => stopDays)).toEqual([5]);
  });
});

import { aReferralDesk, codes, type ReferralDesk } from '../testing/referral-desk.ts';

describe('From a referral coming in to ready to book', () => {
  let desk: ReferralDesk;

  beforeAll(async () => {
    desk = await aReferralDesk();
  });
  afterAll(() => desk.clinic.stop());

  it('goes by entering, accepting and what is needed for the block', async () => {
    const { referral, patient } = await desk.entered();
    expect(patient.mrn).toMatch(/^GA-\d{6}$/);
    expect(referral.diagnosis).toEqual({ code: 'G90.522', text: 'CRPS I of the left leg' });
    expect(await desk.kept(referral.id)).toEqual({ worklist: 'new', due_on: '2026-09-16' });

    const answer = await desk.ask(
      desk.physician,
      'POST',
      `/${referral.id}/accept`,
      desk.accepting(referral),
    );
    expect(answer.status).toBe(200);
    expect(answer.referral.decision).toBe('accepted');
    expect(answer.referral.steps.map(({ byName }) => byName)).toEqual(['Dr Ines Okonjo']);
    expect(answer.referral.readiness.map(({ kind }) => kind)).toEqual([
      'consent',
      'escort',
      'pregnancy-check',
    ]);
    expect(await desk.kept(referral.id)).toEqual({
      worklist: 'ready-to-book',
      due_on: '2026-10-14',
    });
  });

  it('can be read alone, as one that is too old for the working set is', async () => {
    const { referral, patient } = await desk.entered();
    const answer = await desk.clinic.inject(desk.nurse, {
      method: 'GET',
      url: `/api/referrals/${referral.id}`,
    });
    expect(answer.json()).toEqual({
      referral,
      patient,
      bookings: [],
      visits: [],
      allowed: [
        'withdraw',
        'raise-red-flag',
        'add-readiness',
        'set-authorisation',
        'complete-facts',
      ],
    });
    const nowhere = await desk.clinic.inject(desk.nurse, {
      method: 'GET',
      url: '/api/referrals/00000000-0000-4000-8000-000000000000',
    });
    expect(nowhere.statusCode).toBe(404);
  });

  it('names what is missing, and changes nothing', async () => {
    const { referral } = await desk.entered({
      referral: { diagnosis: null },
      patient: { birthDate: null },
    });
    const answer = await desk.ask(
      desk.physician,
      'POST',
      `/${referral.id}/accept`,
      desk.accepting(referral, { urgency: null, side: null }),
    );
    expect(answer.status).toBe(409);
    expect(answer.refusals).toEqual([
      { code: 'facts-missing', facts: ['birth-date', 'diagnosis', 'side', 'urgency'] },
    ]);
    expect((await desk.kept(referral.id))?.worklist).toBe('new');
  });

  it('leaves accepting to a desk.physician, and returning to a coordinator too', async () => {
    const { referral } = await desk.entered();
    const denied = await desk.ask(
      desk.coordinator,
      'POST',
      `/${referral.id}/accept`,
      desk.accepting(referral),
    );
    expect(denied.status).toBe(403);
    const { version } = referral;
    const byNurse = { version, reason: 'Unclear' };
    expect((await desk.ask(desk.nurse, 'POST', `/${referral.id}/return`, byNurse)).status).toBe(
      403,
    );
    const returned = await desk.ask(desk.coordinator, 'POST', `/${referral.id}/return`, {
      version,
      reason: 'Which drugs does she take?',
    });
    expect(returned.referral.decision).toBe('needs-information');
    const received = await desk.ask(desk.coordinator, 'POST', `/${referral.id}/receive`, {
      version: returned.referral.version,
      reason: 'The list came by fax',
    });
    expect(received.referral.decision).toBe('received');
  });

  it('goes on when the last open question is answered', async () => {
    const { referral } = await desk.entered();
    const asked = await desk.ask(desk.physician, 'POST', `/${referral.id}/ask`, {
      version: referral.version,
      of: 'Vascular surgery',
      text: 'Is there an ABI?',
    });
    expect((await desk.kept(referral.id))?.worklist).toBe('asked');
    const [question] = asked.referral.questions;
    const answered = await desk.ask(
      desk.coordinator,
      'POST',
      `/${referral.id}/questions/${question?.id ?? ''}/answer`,
      { version: asked.referral.version, text: '0.9 on both sides' },
    );
    expect(answered.referral.decision).toBe('received');
    expect(answered.referral.questions[0]?.answered?.text).toBe('0.9 on both sides');
  });

  it('undoes the last step, keeps it readable, and asks for the role it took', async () => {
    const referral = await desk.accepted();
    const { version } = referral;
    expect((await desk.ask(desk.nurse, 'POST', `/${referral.id}/undo`, { version })).status).toBe(
      403,
    );
    const undone = await desk.ask(desk.physician, 'POST', `/${referral.id}/undo`, { version });
    expect(undone.referral.decision).toBe('received');
    expect(undone.referral.steps[0]?.undone?.byName).toBe('Dr Ines Okonjo');
    expect(undone.referral.urgency).toBe('urgent');
    const again = { version: undone.referral.version };
    expect(codes(await desk.ask(desk.physician, 'POST', `/${referral.id}/undo`, again))).toEqual([
      'nothing-to-act-on',
    ]);
  });

  it('refuses a write based on an older version, and says who was faster and with what', async () => {
    const { referral } = await desk.entered();
    const path = `/${referral.id}`;
    await desk.ask(desk.nurse, 'PATCH', path, { version: 1, facts: { baselineNrs: 8 } });
    const late = await desk.ask(desk.coordinator, 'PATCH', path, {
      version: 1,
      facts: { history: 'Long' },
    });
    expect(late.status).toBe(409);
    expect(late.refusals).toEqual([
      jasmine.objectContaining({
        code: 'stale',
        current: 2,
        changedByName: desk.nurse.name,
        changed: ['baselineNrs'],
      }),
    ]);
  });

  it('lets one of two decide at the same time', async () => {
    const { referral } = await desk.entered();
    const { version } = referral;
    const answers = await Promise.all([
      desk.ask(desk.physician, 'POST', `/${referral.id}/accept`, desk.accepting(referral)),
      desk.ask(desk.physician, 'POST', `/${referral.id}/decline`, {
        version,
        reason: 'Out of scope',
      }),
      desk.ask(desk.coordinator, 'POST', `/${referral.id}/return`, {
        version,
        reason: 'Which side?',
      }),
    ]);
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
    expect(answers.filter(({ status }) => status === 409).length).toBe(2);
  });

  it('leaves what was accepted to whoever may triage, until it is theirs to change again', async () => {
    const { id, version } = await desk.accepted({
      referral: { diagnosis: { code: null, text: 'CRPS of a leg' } },
    });
    const path = `/${id}`;
    for (const facts of [{ side: 'right' }, { urgency: 'routine' }, { levels: ['L2'] }]) {
      const answer = await desk.ask(desk.coordinator, 'PATCH', path, { version, facts });
      expect(answer.refusals).toEqual([
        { code: 'decided-at-triage', facts: [jasmine.stringMatching(Object.keys(facts)[0] ?? '')] },
      ]);
    }
    const rest = { history: 'Fell in May.', side: 'left' };
    const completed = await desk.ask(desk.coordinator, 'PATCH', path, { version, facts: rest });
    expect(completed.referral.history).toBe('Fell in May.');
    const changed = await desk.ask(desk.physician, 'PATCH', path, {
      version: completed.referral.version,
      facts: { side: 'right', urgency: 'routine' },
    });
    expect([changed.referral.side, changed.referral.urgency]).toEqual(['right', 'routine']);
  });

  it('refuses a side that the diagnosis code contradicts, and impossible days', async () => {
    const { referral, patient } = await desk.entered();
    const path = `/${referral.id}`;
    const { version } = referral;
    expect(
      codes(await desk.ask(desk.coordinator, 'PATCH', path, { version, facts: { side: 'right' } })),
    ).toEqual(['diagnosis-side-mismatch']);
    const born = await desk.ask(desk.coordinator, 'PATCH', path, {
      version,
      patient: { version: patient.version, facts: { birthDate: '2031-01-01' } },
    });
    expect(born.refusals).toEqual([
      { code: 'date-impossible', field: 'birth-date', date: '2031-01-01' },
    ]);
    const wrong = await desk.ask(desk.coordinator, 'PATCH', path, {
      version,
      facts: { diagnosis: { code: 'banana', text: '' }, baselineNrs: 11 },
      patient: { version: patient.version, facts: { birthDate: '1980-02-30' } },
    });
    expect(wrong.status).toBe(400);
    expect(wrong.faults.map(({ place }) => place).sort()).toEqual([
      '/body/facts/baselineNrs',
      '/body/facts/diagnosis/code',
      '/body/patient/facts/birthDate',
    ]);
  });

  it('knows nothing of what another clinic has', async () => {
    const missing = '00000000-0000-4000-8000-000000000000';
    const body = { version: 1, reason: 'x' };
    expect((await desk.ask(desk.coordinator, 'POST', `/${missing}/return`, body)).status).toBe(404);
    const { referral } = await desk.entered();
    const other = await desk.ask(desk.physician, 'POST', `/${referral.id}/accept`, {
      ...desk.accepting(referral),
      procedureTypeId: missing,
    });
    expect(other.status).toBe(404);
  });

  it('gives each patient a number of their own, also when ten come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.entered()));
    expect(new Set(answers.map(({ patient }) => patient.mrn)).size).toBe(10);
    const taken = await desk.ask(desk.coordinator, 'POST', '', {
      patient: { familyName: 'Other', mrn: answers[0]?.patient.mrn },
      referral: {},
    });
    expect(codes(taken)).toEqual(['mrn-taken']);
  });
});

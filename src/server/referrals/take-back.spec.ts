import type { Referral } from '#domain/referral/referral';
import { aReferralDesk, codes, type ReferralDesk } from '../testing/referral-desk.ts';

describe('What was recorded on a referral can be taken back, and stays readable', () => {
  let desk: ReferralDesk;

  beforeAll(async () => {
    desk = await aReferralDesk();
  });
  afterAll(() => desk.clinic.stop());

  /** What is taken back, oldest first: what it was, by whom and why. */
  const past = (referral: Referral): string[] =>
    referral.superseded.map(
      ({ what, taken }) => `${what}, ${taken.byName}, ${taken.reason ?? 'no reason'}`,
    );

  it('a red flag raised in error, and one resolved too soon', async () => {
    const { referral } = await desk.entered();
    const path = `/${referral.id}/red-flags`;
    const raised = await desk.ask(desk.coordinator, 'POST', path, {
      version: referral.version,
      kind: 'suspected-dvt',
    });
    const flagId = raised.referral.redFlags[0]?.id ?? '';
    // Also not the one who raised it: no red flag disappears before a physician has seen it.
    for (const actor of [desk.nurse, desk.coordinator])
      expect(
        codes(
          await desk.ask(actor, 'POST', `${path}/${flagId}/withdraw`, {
            version: raised.referral.version,
            reason: 'Wrong patient',
          }),
        ),
      ).toEqual(['not-permitted']);
    const withdrawn = await desk.ask(desk.physician, 'POST', `${path}/${flagId}/withdraw`, {
      version: raised.referral.version,
      reason: 'Wrong patient',
    });
    expect(withdrawn.referral.redFlags[0]?.resolved).toEqual(
      jasmine.objectContaining({ resolution: 'Wrong patient', raisedInError: true }),
    );
    const reopened = await desk.ask(desk.physician, 'POST', `${path}/${flagId}/reopen`, {
      version: withdrawn.referral.version,
      reason: 'Swelling after all',
    });
    expect(reopened.referral.redFlags[0]?.resolved).toBeNull();
    expect(past(reopened.referral)).toEqual([
      'red-flag-resolution, Dr Ines Okonjo, Swelling after all',
    ]);
  });

  it('an answer, which opens the question and its asking again', async () => {
    const { referral } = await desk.entered();
    const asked = await desk.ask(desk.coordinator, 'POST', `/${referral.id}/ask`, {
      version: referral.version,
      of: 'Dr Osei',
      text: 'One for us?',
    });
    const path = `/${referral.id}/questions/${asked.referral.questions[0]?.id}`;
    const answered = await desk.ask(desk.nurse, 'POST', `${path}/answer`, {
      version: asked.referral.version,
      text: 'Yes',
    });
    expect(answered.referral.decision).toBe('received');
    const back = await desk.ask(desk.nurse, 'POST', `${path}/take-back`, {
      version: answered.referral.version,
    });
    expect(back.referral.decision).toBe('asked');
    expect(back.referral.questions[0]?.answered).toBeNull();
    expect(past(back.referral)).toEqual(['answer, Sam Osei, no reason']);
  });

  it('plans, agreements and authorisations, each as it was', async () => {
    let referral = await desk.accepted({ patient: { drugs: ['warfarin'] } });
    const write = async (
      actor: Parameters<ReferralDesk['ask']>[0],
      method: 'POST' | 'PUT',
      path: string,
      body: object,
    ) => {
      const answer = await desk.ask(actor, method, `/${referral.id}${path}`, {
        ...body,
        version: referral.version,
      });
      expect(answer.status).withContext(JSON.stringify(answer.refusals)).toBe(200);
      referral = answer.referral;
    };
    const plan = { drug: 'warfarin', decision: 'stop' };
    await write(desk.physician, 'PUT', '/antithrombotics', { ...plan, stopDays: 3 });
    await write(desk.physician, 'PUT', '/antithrombotics', { ...plan, stopDays: 5 });
    await write(desk.nurse, 'POST', '/antithrombotics/agreed', { drug: 'warfarin' });
    await write(desk.nurse, 'POST', '/antithrombotics/agreed/take-back', {
      drug: 'warfarin',
      reason: 'It was another patient’s cardiologist',
    });
    await write(desk.physician, 'POST', '/antithrombotics/take-back', { drug: 'warfarin' });
    expect(referral.antithrombotics).toEqual([
      {
        drug: 'warfarin',
        decision: null,
        stopDays: 5,
        restartHours: null,
        decided: null,
        prescriberAgreed: null,
      },
    ]);
    const authorisation = {
      payer: 'Harbour Mutual',
      number: 'A-1',
      blocksAllowed: 3,
      validFrom: '2026-09-01',
      validTo: '2027-03-01',
      minimumSpacingDays: null,
    };
    await write(desk.nurse, 'PUT', '/authorisation', { authorisation });
    await write(desk.nurse, 'PUT', '/authorisation', { authorisation: null });
    expect(past(referral)).toEqual([
      'plan, Dr Ines Okonjo, no reason',
      'agreement, Sam Osei, It was another patient’s cardiologist',
      'plan, Dr Ines Okonjo, no reason',
      'authorisation, Sam Osei, no reason',
      'authorisation, Sam Osei, no reason',
    ]);
    expect(
      referral.superseded.map((each) => (each.what === 'plan' ? each.was.stopDays : null)),
    ).toEqual([3, null, 5, null, null]);
    expect(referral.superseded.at(-1)).toEqual(jasmine.objectContaining({ was: authorisation }));
  });
});

import type { Referral } from '#domain/referral/referral';
import { aReferralDesk, codes, type ReferralDesk } from '../testing/referral-desk.ts';

describe('What must be in hand before a block is booked', () => {
  let desk: ReferralDesk;

  beforeAll(async () => {
    desk = await aReferralDesk();
  });
  afterAll(() => desk.clinic.stop());

  it('plans each antithrombotic: proposed, decided by a desk.physician, agreed by the prescriber', async () => {
    const referral = await desk.accepted({ patient: { drugs: ['Xarelto 20 mg'] } });
    expect(referral.antithrombotics).toEqual([
      {
        drug: 'rivaroxaban',
        decision: null,
        stopDays: 3,
        restartHours: null,
        decided: null,
        prescriberAgreed: null,
      },
    ]);
    expect((await desk.kept(referral.id))?.worklist).toBe('not-ready');
    const path = `/${referral.id}/antithrombotics`;
    const early = await desk.ask(desk.coordinator, 'POST', `${path}/agreed`, {
      version: referral.version,
      drug: 'rivaroxaban',
    });
    expect(codes(early)).toEqual(['nothing-to-act-on']);
    const plan = {
      version: referral.version,
      drug: 'rivaroxaban',
      decision: 'stop',
      stopDays: 3,
    };
    expect((await desk.ask(desk.coordinator, 'PUT', path, plan)).status).toBe(403);
    expect((await desk.ask(desk.physician, 'PUT', path, { ...plan, stopDays: 0 })).status).toBe(
      400,
    );
    const decided = await desk.ask(desk.physician, 'PUT', path, { ...plan, restartHours: 24 });
    expect(decided.referral.antithrombotics[0]?.restartHours).toBe(24);
    expect((await desk.kept(referral.id))?.worklist).toBe('ready-to-book');
    const item = (of: Referral) => of.readiness.find(({ kind }) => kind === 'antithrombotic-plan');
    expect(item(decided.referral)?.done).toBeNull();
    const agreed = await desk.ask(desk.coordinator, 'POST', `${path}/agreed`, {
      version: decided.referral.version,
      drug: 'rivaroxaban',
    });
    expect(agreed.referral.antithrombotics[0]?.prescriberAgreed?.byName).toBe('Maya Lindqvist');
    expect(item(agreed.referral)?.done).not.toBeNull();
    const changed = await desk.ask(desk.physician, 'PUT', path, {
      ...plan,
      version: agreed.referral.version,
      stopDays: 5,
    });
    expect(changed.referral.antithrombotics[0]?.prescriberAgreed).toBeNull();
    expect(changed.referral.antithrombotics[0]?.restartHours).toBeNull();
    expect(item(changed.referral)?.done).toBeNull();
  });

  it('stops at a red flag until a physician has resolved it', async () => {
    const referral = await desk.accepted();
    const raised = await desk.ask(desk.nurse, 'POST', `/${referral.id}/red-flags`, {
      version: referral.version,
      kind: 'suspected-dvt',
      note: 'Calf swollen since Friday',
    });
    expect((await desk.kept(referral.id))?.worklist).toBe('unbookable');
    const [flag] = raised.referral.redFlags;
    const path = `/${referral.id}/red-flags/${flag?.id ?? ''}/resolve`;
    const body = { version: raised.referral.version, resolution: 'Doppler normal' };
    expect((await desk.ask(desk.nurse, 'POST', path, body)).status).toBe(403);
    await desk.ask(desk.physician, 'POST', path, body);
    expect((await desk.kept(referral.id))?.worklist).toBe('ready-to-book');
  });

  it('keeps what the payer allows, and waits for its number', async () => {
    const referral = await desk.accepted();
    const authorisation = {
      payer: 'Northlight Health',
      number: null,
      blocksAllowed: 3,
      validFrom: '2026-09-01',
      validTo: '2026-12-31',
      minimumSpacingDays: 7,
    };
    const path = `/${referral.id}/authorisation`;
    const waiting = await desk.ask(desk.coordinator, 'PUT', path, {
      version: referral.version,
      authorisation,
    });
    expect((await desk.kept(referral.id))?.worklist).toBe('not-ready');
    const given = await desk.ask(desk.coordinator, 'PUT', path, {
      version: waiting.referral.version,
      authorisation: { ...authorisation, number: 'NL-1' },
    });
    expect((await desk.kept(referral.id))?.worklist).toBe('ready-to-book');
    expect(
      given.referral.readiness.find(({ kind }) => kind === 'authorisation')?.done,
    ).not.toBeNull();
    const ends = await desk.ask(desk.coordinator, 'PUT', path, {
      version: given.referral.version,
      authorisation: { ...authorisation, validTo: '2026-08-01' },
    });
    expect(codes(ends)).toEqual(['date-impossible']);
  });

  it('tells every open referral of a patient what was learnt about them', async () => {
    const { referral, patient } = await desk.entered({ patient: { phone: null } });
    const second = await desk.ask(desk.coordinator, 'POST', '', {
      patient: { id: patient.id },
      referral: { requested: 'Second opinion' },
    });
    const answer = await desk.ask(desk.coordinator, 'PATCH', `/${referral.id}`, {
      version: referral.version,
      patient: { version: patient.version, facts: { phone: '01632 960999', drugs: ['Warfarin'] } },
    });
    expect(answer.status).toBe(200);
    const touched = answer.changes.map(({ entity, id }) => `${entity} ${id}`);
    expect(touched).toContain(`patient ${patient.id}`);
    expect(touched).toContain(`referral ${second.referral.id}`);
    const other = answer.changes.find(({ id }) => id === second.referral.id)?.body as Referral;
    expect(other.antithrombotics.map(({ drug }) => drug)).toEqual(['warfarin']);
  });
});

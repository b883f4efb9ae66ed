import type { EntityChange } from '#contract/live';
import type { Clinic, ClinicRules } from '#domain/clinic/clinic';
import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import type { Actor } from '#domain/people/person';
import type { Refusal } from '#domain/refusal';
import { addDays } from '#domain/time/clinic-date';
import { aReferralDesk, type ReferralDesk } from '../testing/referral-desk.ts';

const sooner: ClinicRules = {
  ...DEFAULT_CLINIC_RULES,
  urgencyTargetDays: { 'most-urgent': 3, urgent: 14, routine: 28, 'rtt-18-weeks': 90 },
};

describe('the numbers a clinic works by', () => {
  let desk: ReferralDesk;
  let administrator: Actor;
  let physician: Actor;
  beforeEach(async () => {
    desk = await aReferralDesk();
    administrator = await desk.clinic.addActor(['administrator']);
    physician = await desk.clinic.addActor(['physician']);
  });
  afterEach(() => desk.clinic.stop());

  const post = async (actor: Actor, path: string, payload: object) => {
    const answer = await desk.clinic.inject(actor, {
      method: 'POST',
      url: `/api/clinic/rules${path}`,
      payload,
    });
    const body = answer.json<{ changes?: EntityChange[]; refusals?: Refusal[] }>();
    return {
      status: answer.statusCode,
      codes: (body.refusals ?? []).map(({ code }) => code),
      body,
    };
  };
  const clinicOf = ({ body }: Awaited<ReturnType<typeof post>>): Clinic =>
    body.changes?.find(({ entity }) => entity === 'clinic')?.body as Clinic;
  const propose = (rules: ClinicRules, version = 1, actor = administrator) =>
    post(actor, '', { version, rules, reason: 'The payer asks for it' });
  /** As the queue sorts it, once somebody has looked at the queue. */
  const dueOn = async (): Promise<string> => {
    await desk.clinic.inject(desk.coordinator, { url: '/api/queue?list=all' });
    const [row] = await desk.clinic.sql<{ due: string }>(
      "select due_on::text as due from queue_place where list = 'all'",
    );
    return row?.due ?? '';
  };

  it('are worked by once a physician approves what was asked for', async () => {
    await desk.accepted({ referral: { urgency: 'urgent' } });
    const before = await dueOn();
    const asked = clinicOf(await propose(sooner));
    expect(asked.rules).toEqual(DEFAULT_CLINIC_RULES);
    expect(asked.proposedRules).toEqual(
      jasmine.objectContaining({ rules: sooner, by: administrator.personId }),
    );
    expect(await dueOn()).toEqual(before);

    const approved = clinicOf(await post(physician, '/approve', { version: 2 }));
    expect(approved.rules).toEqual(sooner);
    expect(approved.proposedRules).toBeNull();
    expect(await dueOn()).toBe(addDays(before, 14 - 30));
    const [audit] = await desk.clinic.sql<{ act: string; reason: string; detail: object }>(
      'select act, reason, detail from audit_event order by audit_id desc limit 1',
    );
    expect(audit).toEqual({
      act: 'approve-rules',
      reason: 'The payer asks for it',
      detail: jasmine.objectContaining({
        changed: jasmine.arrayContaining([{ rule: 'target urgent', from: 30, to: 14 }]),
      }) as unknown as object,
    });
  });

  it('are approved by a physician alone, and only as they were read', async () => {
    await propose(sooner);
    expect((await post(administrator, '/approve', { version: 2 })).status).toBe(403);
    await propose({ ...sooner, holdMinutes: 5 }, 2);
    const stale = await post(physician, '/approve', { version: 2 });
    expect([stale.status, stale.codes]).toEqual([409, ['stale']]);
  });

  it('are taken back, and cannot be approved any more', async () => {
    await propose(sooner);
    expect(
      clinicOf(await post(administrator, '/withdraw', { version: 2 })).proposedRules,
    ).toBeNull();
    expect((await post(physician, '/approve', { version: 3 })).codes).toEqual([
      'no-rules-proposed',
    ]);
    expect((await post(physician, '/withdraw', { version: 3 })).codes).toEqual([
      'no-rules-proposed',
    ]);
  });

  it('are refused when they are out of range or out of order, and nothing is kept', async () => {
    const answer = await propose({ ...sooner, holdMinutes: 0, dischargeScore: 12 });
    expect([answer.status, answer.codes]).toEqual([
      409,
      ['rule-out-of-range', 'rule-out-of-range'],
    ]);
    const [row] = await desk.clinic.sql('select version, proposed_rules from clinic');
    expect(row).toEqual({ version: 1, proposed_rules: null });
    expect((await propose(sooner, 1, desk.coordinator)).status).toBe(403);
  });
});

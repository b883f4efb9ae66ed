import { randomUUID } from 'node:crypto';
import type { Referral } from '#domain/referral/referral';
import type { Actor } from '#domain/people/person';
import { aReferralDesk, type ReferralDesk } from '../testing/referral-desk.ts';

interface Answer {
  readonly done: string[];
  readonly refused: { referralId: string; refusals: { code: string }[] }[];
  readonly changes: { id: string; version: number; body: Referral }[];
}

describe('The same for many referrals', () => {
  let desk: ReferralDesk;

  beforeAll(async () => {
    desk = await aReferralDesk();
  });
  afterAll(() => desk.clinic.stop());

  async function bulk(
    actor: Actor,
    referrals: readonly Pick<Referral, 'id' | 'version'>[],
    what: object,
    key = randomUUID(),
  ) {
    const answer = await desk.clinic.inject(actor, {
      method: 'POST',
      url: '/api/referrals/bulk',
      payload: { referrals: referrals.map(({ id, version }) => ({ id, version })), what },
      headers: { 'idempotency-key': key },
    });
    return { status: answer.statusCode, ...answer.json<Answer>() };
  }

  const three = async () => {
    const [one, two, three] = [await desk.entered(), await desk.entered(), await desk.entered()];
    return [one.referral, two.referral, three.referral] as const;
  };

  it('does what it can, and says of each other why not', async () => {
    const [open, stale, gone] = await three();
    await desk.ask(desk.physician, 'POST', `/${gone.id}/decline`, {
      version: gone.version,
      reason: 'Outside our scope',
    });
    const answer = await bulk(
      desk.physician,
      [open, { ...stale, version: stale.version + 7 }, { ...gone, version: gone.version + 1 }],
      { act: 'decline', reason: 'Outside our scope' },
    );
    expect(answer.status).toBe(200);
    expect(answer.done).toEqual([open.id]);
    expect(
      answer.refused.map(({ referralId, refusals }) => [referralId, refusals[0]?.code]),
    ).toEqual([
      [stale.id, 'stale'],
      [gone.id, 'decision-not-open'],
    ]);
    expect(answer.changes.map(({ id, body }) => [id, body.decision])).toEqual([
      [open.id, 'declined'],
    ]);
  });

  it('is done once, however often the same request comes', async () => {
    const referrals = await three();
    const key = randomUUID();
    const what = { act: 'return', reason: 'Which drugs?' };
    const first = await bulk(desk.coordinator, referrals, what, key);
    const again = await bulk(desk.coordinator, referrals, what, key);
    expect(again.done).toEqual(first.done);
    expect(again.changes.map(({ version }) => version)).toEqual(
      first.changes.map(({ version }) => version),
    );
  });

  it('can be taken back where every step can', async () => {
    const referrals = await three();
    const returned = await bulk(desk.coordinator, referrals, { act: 'return', reason: 'Side?' });
    const reminded = await bulk(
      desk.coordinator,
      returned.changes.map(({ id, version }) => ({ id, version })),
      { act: 'remind', how: 'letter' },
    );
    expect(reminded.changes[0]?.body.reminders.length).toBe(1);
    const notReminded = await bulk(
      desk.coordinator,
      reminded.changes.map(({ id, version }) => ({ id, version })),
      { act: 'take-back-reminder' },
    );
    expect(notReminded.changes[0]?.body.reminders[0]?.undone?.byName).toBe('Maya Lindqvist');
    const undone = await bulk(
      desk.coordinator,
      notReminded.changes.map(({ id, version }) => ({ id, version })),
      { act: 'undo' },
    );
    expect(undone.changes.map(({ body }) => body.decision)).toEqual([
      'received',
      'received',
      'received',
    ]);
  });

  it('sets the urgency of many, and asks for the role each act takes', async () => {
    const referrals = await three();
    const set = await bulk(desk.nurse, referrals, { act: 'set-urgency', urgency: 'most-urgent' });
    expect(set.changes.map(({ body }) => body.urgency)).toEqual([
      'most-urgent',
      'most-urgent',
      'most-urgent',
    ]);
    const declined = await bulk(desk.coordinator, referrals, { act: 'decline', reason: 'No' });
    expect(declined.status).toBe(403);
  });

  it('says of which the urgency is a physician’s since it was accepted', async () => {
    const [received] = await three();
    const accepted = await desk.accepted();
    const both = [received, accepted].map((each) => ({
      id: each?.id ?? '',
      version: each?.version ?? 0,
    }));
    const set = await bulk(desk.nurse, both, { act: 'set-urgency', urgency: 'most-urgent' });
    expect(set.changes.map(({ id }) => id)).toEqual([both[0]?.id ?? '']);
    expect(set.refused.map(({ referralId, refusals }) => [referralId, refusals[0]?.code])).toEqual([
      [accepted.id, 'decided-at-triage'],
    ]);
  });

  it('takes 200 at most', async () => {
    const many = Array.from({ length: 201 }, () => ({ id: randomUUID(), version: 1 }));
    expect((await bulk(desk.nurse, many, { act: 'undo' })).status).toBe(400);
  });
});

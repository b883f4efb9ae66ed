import type { Referral } from '#domain/referral/referral';
import { aPdf } from '../testing/letters.ts';
import { aReferralDesk, type ReferralDesk } from '../testing/referral-desk.ts';
import { TEST_NOW } from '../testing/test-clinic.ts';

describe('A referral that is merged', () => {
  let desk: ReferralDesk;
  beforeAll(async () => {
    desk = await aReferralDesk();
  });
  afterAll(() => desk.clinic.stop());
  beforeEach(() => {
    desk.clinic.now = TEST_NOW;
  });

  const now = async (id: string): Promise<Referral> => {
    const answer = await desk.clinic.inject(desk.nurse, { url: `/api/referrals/${id}` });
    return answer.json<{ referral: Referral }>().referral;
  };
  const twice = async () => {
    const [first, second] = [await desk.entered(), await desk.entered()];
    return { first: first.referral.id, second: second.referral.id };
  };
  const merge = async (from: string, into: string) => {
    const [a, b] = [await now(from), await now(into)];
    return desk.ask(desk.coordinator, 'POST', `/${from}/merge`, {
      version: a.version,
      into: { referralId: into, version: b.version },
    });
  };

  it('into a later one, goes on waiting from the day on which it first came', async () => {
    const { first, second } = await twice();
    await desk.clinic.sql(
      `update referral set received_at = '2026-08-20T10:00:00Z' where referral_id = $1`,
      [first],
    );
    expect((await merge(first, second)).status).toBe(200);
    expect((await now(second)).receivedAt).toBe('2026-08-20T10:00:00.000Z');
    const undone = await desk.ask(desk.coordinator, 'POST', `/${first}/undo`, {
      version: (await now(first)).version,
    });
    expect(undone.status).withContext(JSON.stringify(undone.refusals)).toBe(200);
    expect((await now(second)).receivedAt).toBe('2026-09-14T07:00:00.000Z');
    expect((await now(first)).receivedAt).toBe('2026-08-20T10:00:00.000Z');
  });

  it('while a question of it is open, keeps who goes on with it on the list of what is asked', async () => {
    const kept = await desk.accepted();
    const { referral } = await desk.entered();
    await desk.ask(desk.coordinator, 'POST', `/${referral.id}/ask`, {
      version: referral.version,
      of: 'Dr Osei',
      text: 'Is the foot warm?',
    });
    desk.clinic.now = '2026-09-14T07:05:00.000Z';
    expect((await merge(referral.id, kept.id)).status).toBe(200);
    const listsOf = async () =>
      (
        await desk.clinic.sql<{ list: string }>(
          `select list from queue_place where referral_id = $1 and list <> 'all' order by 1`,
          [kept.id],
        )
      ).map(({ list }) => list);
    expect(await listsOf()).toEqual(['asked', 'ready-to-book']);
    const { version, questions } = await now(kept.id);
    const answered = await desk.ask(
      desk.nurse,
      'POST',
      `/${kept.id}/questions/${questions[0]?.id}/answer`,
      { version, text: 'Cold, as the letter says' },
    );
    expect(answered.referral.decision).toBe('accepted');
    expect(await listsOf()).toEqual(['ready-to-book']);
  });

  it('takes no letter once it is merged, for nobody would read it there', async () => {
    const { first, second } = await twice();
    await merge(second, first);
    const attach = async (id: string) => {
      const answer = await desk.clinic.inject(desk.coordinator, {
        method: 'POST',
        url: `/api/referrals/${id}/attachments?name=letter.pdf`,
        payload: aPdf('Cold foot'),
        headers: { 'content-type': 'application/pdf' },
      });
      return [
        answer.statusCode,
        answer.json<{ refusals?: { code: string }[] }>().refusals?.[0]?.code,
      ];
    };
    expect(await attach(second)).toEqual([409, 'merged-already']);
    expect(await attach(first)).toEqual([201, undefined]);
  });

  it('brings along a letter that stands, also where the other has withdrawn its own copy', async () => {
    const { first, second } = await twice();
    const attach = async (id: string) => {
      const answer = await desk.clinic.inject(desk.coordinator, {
        method: 'POST',
        url: `/api/referrals/${id}/attachments?name=letter.pdf`,
        payload: aPdf('Cold foot'),
        headers: { 'content-type': 'application/pdf' },
      });
      expect(answer.statusCode).withContext(answer.body).toBe(201);
    };
    await attach(first);
    await attach(second);
    const [letter] = (await now(first)).attachments;
    await desk.ask(desk.coordinator, 'POST', `/${first}/attachments/${letter?.id ?? ''}/withdraw`, {
      reason: 'Wrong patient',
    });
    expect((await merge(second, first)).status).toBe(200);
    const standing = (await now(first)).attachments.filter(({ withdrawn }) => withdrawn === null);
    expect(standing.length).toBe(1);
  });
});

import { randomUUID } from 'node:crypto';
import type { ReferralAnswer } from '#contract/referral-answer';
import type { Actor } from '#domain/people/person';
import { REFERRAL_ACTIONS, type ReferralAction } from '#domain/referral/referral-action';
import type { Referral } from '#domain/referral/referral';
import { aReferralDesk, type ReferralDesk } from '../testing/referral-desk.ts';

/** Each action as it is asked of the server; made to be done wherever it is allowed. */
const REQUESTS: Record<
  ReferralAction,
  (referral: Referral, desk: ReferralDesk) => ['POST' | 'PUT' | 'PATCH', string, object]
> = {
  accept: (referral, desk) => ['POST', '/accept', desk.accepting(referral)],
  return: () => ['POST', '/return', { reason: 'Which drugs?' }],
  ask: () => ['POST', '/ask', { of: 'Dr Osei', text: 'Is this one for us?' }],
  decline: () => ['POST', '/decline', { reason: 'Outside our scope' }],
  receive: () => ['POST', '/receive', { reason: 'The letter has come' }],
  withdraw: () => ['POST', '/withdraw', { reason: 'The patient does not wish it' }],
  undo: () => ['POST', '/undo', {}],
  'answer-question': (referral) => [
    'POST',
    `/questions/${referral.questions.find(({ answered }) => !answered)?.id ?? randomUUID()}/answer`,
    { text: 'Yes' },
  ],
  'take-back-answer': (referral) => [
    'POST',
    `/questions/${referral.questions.find(({ answered }) => answered)?.id ?? randomUUID()}/take-back`,
    {},
  ],
  'raise-red-flag': () => ['POST', '/red-flags', { kind: 'suspected-dvt' }],
  'resolve-red-flag': (referral) => [
    'POST',
    `/red-flags/${flag(referral, false)}/resolve`,
    { resolution: 'Clear' },
  ],
  'withdraw-red-flag': (referral) => [
    'POST',
    `/red-flags/${flag(referral, false)}/withdraw`,
    { reason: 'Wrong patient' },
  ],
  'reopen-red-flag': (referral) => [
    'POST',
    `/red-flags/${flag(referral, true)}/reopen`,
    { reason: 'New swelling' },
  ],
  'set-plan': () => [
    'PUT',
    '/antithrombotics',
    { drug: 'warfarin', decision: 'stop', stopDays: 5 },
  ],
  'take-back-plan': () => ['POST', '/antithrombotics/take-back', { drug: 'warfarin' }],
  'record-agreement': () => ['POST', '/antithrombotics/agreed', { drug: 'warfarin' }],
  'take-back-agreement': () => ['POST', '/antithrombotics/agreed/take-back', { drug: 'warfarin' }],
  'add-readiness': () => ['POST', '/readiness', { kind: 'imaging' }],
  'set-readiness': (referral) => [
    'PUT',
    `/readiness/${referral.readiness[0]?.id ?? randomUUID()}`,
    { done: true },
  ],
  'set-authorisation': () => ['PUT', '/authorisation', { authorisation: null }],
  'complete-facts': () => ['PATCH', '', { facts: { history: 'Fell in May.' } }],
  'send-reminder': () => ['POST', '/reminders', { how: 'phone' }],
  'take-back-reminder': () => ['POST', '/reminders/take-back', {}],
};

const flag = (referral: Referral, resolved: boolean): string =>
  referral.redFlags.find((each) => (each.resolved !== null) === resolved)?.id ?? randomUUID();

describe('The server does to a referral only what the domain allows', () => {
  let desk: ReferralDesk;

  beforeAll(async () => {
    desk = await aReferralDesk();
  });
  afterAll(() => desk.clinic.stop());

  async function find(actor: Actor, id: string): Promise<ReferralAnswer> {
    const answer = await desk.clinic.inject(actor, { method: 'GET', url: `/api/referrals/${id}` });
    expect(answer.statusCode).toBe(200);
    return answer.json<ReferralAnswer>();
  }

  /** One after the other, each on the version it is then at. */
  async function course(...acts: readonly (readonly [Actor, ReferralAction])[]): Promise<Referral> {
    let { referral } = await desk.entered({ patient: { drugs: ['warfarin'] } });
    for (const [actor, action] of acts) {
      const [method, path, body] = REQUESTS[action](referral, desk);
      const answer = await desk.ask(actor, method, `/${referral.id}${path}`, {
        ...body,
        version: referral.version,
      });
      expect(answer.status)
        .withContext(`${action}: ${JSON.stringify(answer)}`)
        .toBe(200);
      referral = answer.referral;
    }
    return referral;
  }

  const states: Record<string, () => Promise<Referral>> = {
    new: () => course(),
    asked: () => course([desk.coordinator, 'ask']),
    answered: () => course([desk.coordinator, 'ask'], [desk.nurse, 'answer-question']),
    returned: () => course([desk.physician, 'return']),
    reminded: () => course([desk.physician, 'return'], [desk.coordinator, 'send-reminder']),
    flagged: () => course([desk.nurse, 'raise-red-flag']),
    'flag resolved': () =>
      course([desk.nurse, 'raise-red-flag'], [desk.physician, 'resolve-red-flag']),
    'accepted and planned': () =>
      course(
        [desk.physician, 'accept'],
        [desk.physician, 'set-plan'],
        [desk.nurse, 'record-agreement'],
      ),
    declined: () => course([desk.physician, 'decline']),
    withdrawn: () => course([desk.nurse, 'withdraw']),
  };

  for (const [state, make] of Object.entries(states))
    it(`${state}: each route, by each role`, async () => {
      const administrator = await desk.clinic.addActor(['administrator'], { name: 'Ada Admin' });
      const { id } = await make();
      for (const actor of [desk.coordinator, desk.nurse, desk.physician, administrator]) {
        const { referral, allowed } = await find(actor, id);
        for (const action of REFERRAL_ACTIONS) {
          if (allowed.includes(action)) continue;
          const [method, path, body] = REQUESTS[action](referral, desk);
          const { version } = referral;
          const answer = await desk.ask(actor, method, `/${id}${path}`, { ...body, version });
          expect([403, 404, 409])
            .withContext(`${actor.roles.join()} ${action}: ${answer.status}`)
            .toContain(answer.status);
        }
        expect((await find(actor, id)).referral.version).toBe(referral.version);
      }
    });

  for (const [state, make] of Object.entries(states))
    it(`${state}: what is allowed is done`, async () => {
      for (const key of ['coordinator', 'nurse', 'physician'] as const) {
        const actor = desk[key];
        for (const action of (await find(actor, (await make()).id)).allowed) {
          const referral = await make();
          const [method, path, body] = REQUESTS[action](referral, desk);
          const { version } = referral;
          const answer = await desk.ask(actor, method, `/${referral.id}${path}`, {
            ...body,
            version,
          });
          expect(answer.status)
            .withContext(`${key} ${action} ${JSON.stringify(answer.refusals)}`)
            .toBe(200);
        }
      }
    });
});

import type { Refusal } from '#domain/refusal';
import { aNames } from '../testing/names';
import { refusalSentence, refusalSentences } from './refusal-sentences';

const cases: readonly { refusal: Refusal; says: RegExp }[] = [
  {
    refusal: {
      code: 'resource-taken',
      leg: 'room',
      resourceId: 'room-2',
      minutes: { start: 570, end: 600 },
      freeFrom: 610,
      heldByName: null,
    },
    says: /^Room 2 is taken 09:30–10:00 \(block for another patient\)\. Free from 10:10\.$/,
  },
  {
    refusal: {
      code: 'resource-taken',
      leg: 'procedure',
      resourceId: 'physician-1',
      minutes: { start: 570, end: 600 },
      freeFrom: null,
      heldByName: 'Tom Hale',
    },
    says: /^Dr Okonjo is held 09:30–10:00 by Tom Hale, who is booking right now\. Not free again that day\.$/,
  },
  {
    refusal: {
      code: 'resource-taken',
      leg: 'presence',
      resourceId: 'patient-1',
      minutes: { start: 540, end: 645 },
      freeFrom: 645,
      heldByName: null,
    },
    says: /^Okafor, Grace is already in the clinic 09:00–10:45/,
  },
  {
    refusal: {
      code: 'checklist-item-held',
      linkId: 'legs-back',
      text: 'Legs are back',
      by: 'home',
      keeps: 'there',
    },
    says: /^“Legs are back” is missing\. .* before anyone is sent home\. It must stay in the checklist/,
  },
  {
    refusal: {
      code: 'checklist-for-procedure-exists',
      kind: 'recovery',
      procedureTypeId: 'type-lsb',
      title: 'After a block',
    },
    says: / has a Recovery checklist of its own already: “After a block”\.$/,
  },
  {
    refusal: { code: 'recovery-past-closing', ends: 1090, closes: 1080 },
    says: /until 18:10, the clinic closes at 18:00\. Choose an earlier time\.$/,
  },
  {
    refusal: { code: 'clinic-closed', date: '2026-09-15', reason: null },
    says: /^The clinic is closed tomorrow\./,
  },
  {
    refusal: { code: 'not-permitted', act: 'triage-referral', roles: ['nurse'] },
    says: /^Only a physician may triage referrals\.$/,
  },
  {
    refusal: {
      code: 'stale',
      entity: 'booking',
      id: 'booking-1',
      basedOn: 1,
      current: 2,
      changedByName: 'Tom Hale',
      changedAt: '2026-09-14T08:31:00.000Z',
      changed: ['start', 'preferredPhysicianId'],
    },
    says: /^Tom Hale changed this booking \(start and preferred physician\) at 09:31/,
  },
  {
    refusal: { code: 'facts-missing', facts: ['side', 'urgency'] },
    says: /^Still missing: side and urgency\./,
  },
  {
    refusal: {
      code: 'below-baseline',
      kind: 'leg-sensation',
      side: 'right',
      baseline: 2,
      present: 1,
    },
    says: /^Leg sensation, right is less than before the block: altered, before normal\. It keeps the patient here, whatever the score\. Measure again once it is back\.$/,
  },
  {
    refusal: {
      code: 'item-forbids-home',
      kind: 'discharge',
      linkId: 'groin',
      text: 'Groin and thigh: Numb',
      hard: false,
    },
    says: /^Groin and thigh: Numb\. .*a physician looks, and may overrule with a reason\.$/,
  },
  {
    refusal: { code: 'too-many-attempts', retryAfterSeconds: 61 },
    says: /in 2 minutes\.$/,
  },
];

describe('A refusal', () => {
  for (const [at, { refusal, says }] of cases.entries())
    it(`says what, why and what would clear “${refusal.code}” (${at})`, () => {
      expect(refusalSentence(refusal, aNames())).toMatch(says);
    });

  it('comes with all its reasons, the hardest first', () => {
    const soft: Refusal = {
      code: 'item-forbids-home',
      kind: 'discharge',
      linkId: 'escort',
      text: 'Escort is here',
      hard: false,
    };
    const hard: Refusal = { code: 'side-missing' };
    const first: Refusal = { code: 'not-permitted', act: 'book', roles: ['nurse'] };
    const words = (refusal: Refusal): string => refusalSentence(refusal, aNames());
    expect(refusalSentences([soft, hard, first], aNames())).toEqual([first, hard, soft].map(words));
  });
});

import type { EntityChange, Snapshot } from '#contract/live';
import type { Hold } from '#domain/booking/booking';
import type { Referral } from '#domain/referral/referral';
import { aClinic, aReferral } from '#domain/testing/builders';

const by = { byName: 'Maya Lindqvist', at: '2026-09-14T08:00:00.000Z' };

export function referralChange(seq: number, over: Partial<Referral> = {}): EntityChange {
  const body = aReferral(over);
  return { seq, entity: 'referral', id: body.id, version: body.version, ...by, body };
}

export function holdGone(seq: number, id: string): EntityChange {
  return { seq, entity: 'hold', id, version: 0, ...by, body: null };
}

export const aHold = (over: Partial<Hold> = {}): Hold => ({
  id: 'hold-1',
  version: 1,
  by: 'person-1',
  byName: 'Maya Lindqvist',
  tab: 'tab-1',
  referralId: 'referral-1',
  legs: [],
  expiresAt: '2026-09-14T08:03:00.000Z',
  ...over,
});

export const aSnapshot = (over: Partial<Snapshot> = {}): Snapshot => ({
  seq: 10,
  now: '2026-09-14T08:00:00.000Z',
  clinic: aClinic(),
  people: [],
  resources: [],
  procedureTypes: [],
  protocols: [],
  checklistTemplates: [],
  sessionTemplates: [],
  sessions: [],
  closures: [],
  patients: [],
  referrals: [],
  bookings: [],
  holds: [],
  visits: [],
  checklists: [],
  series: [],
  ...over,
});

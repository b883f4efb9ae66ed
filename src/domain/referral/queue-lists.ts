import { WORKLISTS } from '#domain/referral/worklist';

/** The list of every referral, closed ones too, beside the worklists. */
export const ALL_REFERRALS = 'all';
export const QUEUE_LISTS = [...WORKLISTS, ALL_REFERRALS] as const;
export type QueueList = (typeof QUEUE_LISTS)[number];

/** `queue`: overdue, urgency, waiting time. The others may be turned round. */
export const QUEUE_SORTS = ['queue', 'name', 'received', 'due'] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

import {
  QUEUE_LISTS,
  QUEUE_SORTS,
  type QueueList,
  type QueueSort,
} from '#domain/referral/queue-lists';
import { URGENCIES, type Urgency } from '#domain/clinic/clinic';
import { SIDES, type Side } from '#domain/referral/laterality';
import { MOVERS, type Mover } from '#domain/referral/next-move';

/** What the list shows: its address, and the question that is asked of the server. */
export interface QueueView {
  readonly list: QueueList;
  readonly find: string;
  readonly patient: string | null;
  readonly urgency: Urgency | 'none' | null;
  readonly side: Side | 'none' | null;
  readonly procedure: string | null;
  readonly mover: Mover | null;
  readonly sort: QueueSort;
  readonly descending: boolean;
}

/** `/queue?list=…&find=…`, as the router gives it. */
export type ViewParams = Readonly<
  Partial<Record<Exclude<keyof QueueView, 'descending'> | 'order', string | undefined>>
>;

const oneOf = <T extends string>(words: readonly T[], word: string | undefined): T | null =>
  words.find((each) => each === word) ?? null;

/** Whatever the address says that is none of ours is left out. Words and a patient look everywhere. */
export function viewOf(params: ViewParams): QueueView {
  // One letter is in every name.
  const typed = params.find?.trim() ?? '';
  const find = typed.length < 2 ? '' : typed;
  const patient = params.patient ?? null;
  const everywhere = find !== '' || patient !== null;
  return {
    list: everywhere ? 'all' : (oneOf(QUEUE_LISTS, params.list) ?? 'new'),
    find,
    patient,
    urgency: oneOf([...URGENCIES, 'none'], params.urgency),
    side: oneOf([...SIDES, 'none'], params.side),
    procedure: params.procedure ?? null,
    mover: oneOf(MOVERS, params.mover),
    sort: oneOf(QUEUE_SORTS, params.sort) ?? 'queue',
    descending: params.order === 'descending',
  };
}

/** The query of `GET /api/queue`, without the page; the same view is the same text. */
export function viewQuery(view: QueueView): string {
  const query = new URLSearchParams({ list: view.list });
  const { find, patient, urgency, side, procedure, mover, sort, descending } = view;
  const narrowing = { find, patient, urgency, side, procedure, mover };
  for (const [name, value] of Object.entries(narrowing))
    if (value !== null && value !== '') query.set(name, value);
  if (sort !== 'queue') query.set('sort', sort);
  if (descending) query.set('descending', 'true');
  return query.toString();
}

/** Filters beside the list and the words. */
export function isNarrowed({ urgency, side, procedure, mover }: QueueView): boolean {
  return urgency !== null || side !== null || procedure !== null || mover !== null;
}

/** The view as an address, so that it can be kept and shared: `list=new&urgency=urgent`. */
export function viewAddress(params: ViewParams): string {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    if (value !== undefined && value !== '') address.set(name, value);
  return address.toString();
}

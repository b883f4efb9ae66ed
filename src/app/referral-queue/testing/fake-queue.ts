import type { QueueCounts, QueuePage } from '#contract/queue';
import { allowedActions } from '#domain/referral/allowed-actions';
import { ALL_REFERRALS, QUEUE_LISTS, type QueueList } from '#domain/referral/queue-lists';
import { plainWords } from '#domain/referral/plain-words';
import { queueKeys, queueRow } from '#domain/referral/queue-row';
import type { WorklistFacts } from '#domain/referral/worklist';
import type { Store } from '@ngrx/store';
import type { DeskOptions } from '../../shared/testing/desk';
import { selectBookings } from '../../state/bookings.state';
import { selectRules, selectZone } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { selectPatientEntities } from '../../state/patients.state';
import { selectProcedureTypeEntities } from '../../state/procedure-types.state';
import { selectReferrals } from '../../state/referrals.state';
import { selectRoles } from '../../state/sign-in.state';

/** Answers for the queue as the server would, with the domain's own rows, over what the desk knows. */
export const fakeQueue: NonNullable<DeskOptions['reading']> = ({ method, url }, { store }) => {
  const { pathname, searchParams } = new URL(url, 'http://desk');
  if (pathname === '/api/queue/counts') return { status: 200, body: counts(store) };
  const referralId = /^\/api\/referrals\/([\w-]+)$/.exec(pathname)?.[1];
  if (referralId !== undefined && method === 'GET') return referralOf(store, referralId);
  if (pathname === '/api/saved-filters' && method === 'GET')
    return { status: 200, body: { filters: [] } };
  if (pathname === '/api/queue') return { status: 200, body: page(store, searchParams) };
  return null;
};

function known(store: Store) {
  const read = store.selectSignal.bind(store);
  const calendar = {
    today: read(selectToday)(),
    zone: read(selectZone)(),
    rules: read(selectRules)(),
  };
  const patients = read(selectPatientEntities)();
  const types = read(selectProcedureTypeEntities)();
  const bookings = read(selectBookings)();
  return read(selectReferrals)()
    .flatMap((referral): WorklistFacts[] => {
      const patient = patients[referral.patientId];
      const procedureType = types[referral.procedureTypeId ?? ''] ?? null;
      const own = bookings.filter(({ referralId }) => referralId === referral.id);
      return patient === undefined ? [] : [{ referral, patient, procedureType, bookings: own }];
    })
    .map((facts) => ({ facts, row: queueRow(facts, calendar), keys: queueKeys(facts, calendar) }))
    .sort((a, b) => (a.keys.rank < b.keys.rank ? -1 : 1));
}

function counts(store: Store): QueueCounts {
  const rows = known(store).map(({ row }) => row);
  const on = (list: QueueList): number =>
    rows.filter(({ lists }) => list === ALL_REFERRALS || lists.includes(list)).length;
  return {
    lists: Object.fromEntries(QUEUE_LISTS.map((list) => [list, on(list)])) as QueueCounts['lists'],
    moves: rows.flatMap(({ move }) =>
      move === null ? [] : [{ mover: move.who, move: move.what, count: 1 }],
    ),
  };
}

function page(store: Store, asked: URLSearchParams): QueuePage {
  const list = asked.get('list') ?? ALL_REFERRALS;
  const words = plainWords(asked.get('find') ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const found = known(store).filter(
    ({ row, keys }) =>
      (list === ALL_REFERRALS || row.lists.some((each) => each === list)) &&
      (asked.get('patient') ?? row.patientId) === row.patientId &&
      (asked.get('urgency') ?? row.urgency) === row.urgency &&
      words.every((word) => keys.words.includes(word)),
  );
  const offset = Number(asked.get('offset') ?? 0);
  const rows = found.map(({ row }) => row).slice(offset, offset + Number(asked.get('limit')));
  return { total: found.length, offset, rows, alike: false };
}

function referralOf(store: Store, id: string) {
  const facts = known(store).find(({ row }) => row.referralId === id)?.facts;
  if (facts === undefined) return null;
  const me = { roles: store.selectSignal(selectRoles)(), personId: 'person-1' };
  const { referral, patient, bookings } = facts;
  const allowed = allowedActions({ referral, bookings }, me, store.selectSignal(selectToday)());
  return { status: 200, body: { referral, patient, bookings, visits: [], allowed } };
}

import type { DayPlan } from '#domain/booking/clinic-book';
import type { Physician } from '#domain/clinic/clinic';
import { mayDo } from '#domain/people/roles';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { MinuteRange } from '#domain/time/minutes';
import { createSelector } from '@ngrx/store';
import { selectAsking } from '../state/asking.state';
import { selectClinicBook } from '../state/clinic-book.state';
import { selectZone } from '../state/clinic.state';
import { selectPatientEntities } from '../state/patients.state';
import { selectProcedureTypeEntities } from '../state/procedure-types.state';
import { selectPhysicians, selectRooms } from '../state/resources.state';
import { selectNames } from '../state/names.state';
import { selectActor, selectRoles } from '../state/sign-in.state';
import { selectVisitEntities } from '../state/visits.state';
import { boardOf, type Board } from './board/board-layout';
import type { Asker } from './decision/decide';
import type { By } from './hand/in-hand';
import { selectCaseInHand, selectNewcomers } from './procedure-slots.state';
import { baysFullWords } from './board/bay-words';

/** Draws any day of the plan as it is now. */
export const selectBoardOn = createSelector(
  selectClinicBook,
  selectRooms,
  selectPhysicians,
  selectPatientEntities,
  selectProcedureTypeEntities,
  selectVisitEntities,
  selectAsking,
  selectZone,
  (book, rooms, physicians, patients, types, visits, asking, zone) =>
    (date: ClinicDate, by: By, range?: MinuteRange): Board =>
      boardOf({
        day: book.day(date),
        by,
        rooms,
        physicians,
        patients,
        types,
        visits,
        asking,
        zone,
        ...(range && { range }),
      }),
);

const NOBODY: Asker['actor'] = { roles: [], physicianId: null };

/** Who asks the rules, for which place is said later. */
export const selectAsker = createSelector(
  selectActor,
  selectAsking,
  selectNames,
  selectNewcomers,
  (actor, asking, names, newcomers): Asker => ({
    actor: actor ?? NOBODY,
    asking,
    names,
    newcomers,
  }),
);

/** May whoever is signed in book on some list at all? Which one, each place is asked. */
export const selectMayBookSome = createSelector(
  selectRoles,
  (roles) => mayDo(roles, 'book') || mayDo(roles, 'book-own-list'),
);
export const selectMayMoveSome = createSelector(
  selectRoles,
  selectMayBookSome,
  (roles, mayBook) => mayBook || mayDo(roles, 'move-on-the-day'),
);

/** Whom the patient, or the series, asks for. */
export const selectPreferredPhysician = createSelector(
  selectCaseInHand,
  selectPhysicians,
  (inHand, physicians): Physician | null => {
    const { referral, series } = inHand?.facts ?? {};
    const id = series?.preferredPhysicianId ?? referral?.preferredPhysicianId;
    return physicians.find((physician) => physician.id === id) ?? null;
  },
);

/** How much stands that day, beside its name. */
export function boardMeta(board: Board, day: DayPlan): string {
  const full = baysFullWords(board.bays);
  return full === null ? countWords(board, day) : `${countWords(board, day)} · ${full}`;
}

function countWords({ columns }: Board, day: DayPlan): string {
  const blocks = columns.flatMap((column) => column.blocks);
  const toTell = blocks.filter((block) => block.toTell).length;
  if (blocks.length === 0)
    return day.opens === null
      ? (day.closedBecause ?? $localize`Closed`)
      : $localize`Nothing booked`;
  return toTell === 0
    ? $localize`${blocks.length}:count: booked`
    : $localize`${blocks.length}:count: booked, ${toTell}:toTell: to call`;
}

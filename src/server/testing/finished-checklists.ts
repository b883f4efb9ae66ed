import { askedItems } from '#domain/discharge/progress';
import type { AnswerValue, Checklist, ChecklistKind } from '#domain/discharge/checklist';
import type { Actor } from '#domain/people/person';
import type { DayCase } from '#domain/visit/day-case';
import { lockDay } from '../db/records/day-case.ts';
import { unchanged } from '../db/unit-of-work.ts';
import type { TestClinic } from './test-clinic.ts';

const PRESSURES: Readonly<Record<string, number>> = {
  'lying-systolic': 130,
  'lying-diastolic': 80,
  'standing-systolic': 125,
  'standing-diastolic': 78,
};

/**
 * Answers every mandatory item of a checklist through the API as one wishes for, `over` otherwise
 * or, where it is null, not at all.
 */
export async function finishChecklist(
  clinic: TestClinic,
  actor: Actor,
  bookingId: string,
  kind: ChecklistKind,
  over: Readonly<Record<string, AnswerValue | null>> = {},
): Promise<void> {
  const post = async <T>(url: string, payload: object): Promise<T> => {
    const response = await clinic.inject(actor, { method: 'POST', url, payload });
    if (response.statusCode !== 201) throw new Error(`${url}: ${response.body}`);
    return response.json<T>();
  };
  const { checklistId } = await post<{ checklistId: string }>(
    `/api/bookings/${bookingId}/checklists`,
    { kind },
  );
  const day = await dayOf(clinic, actor, bookingId);
  const checklist = day.checklists.find((each) => each.id === checklistId);
  if (!checklist) throw new Error('The checklist was not begun');
  let { version } = checklist;
  for (const [linkId, value] of wished(checklist, day, over)) {
    await post(`/api/checklists/${checklistId}/answers`, { version, linkId, value });
    version += 1;
  }
}

function wished(
  checklist: Checklist,
  day: DayCase,
  over: Readonly<Record<string, AnswerValue | null>>,
): [string, AnswerValue][] {
  const answers = askedItems(checklist, day)
    .filter((item) => item.mandatory)
    .map((item): [string, AnswerValue | null] => {
      const other = over[item.linkId];
      if (other !== undefined) return [item.linkId, other];
      if (item.type === 'side') return [item.linkId, day.booking.side ?? 'left'];
      if (item.type === 'number') return [item.linkId, PRESSURES[item.linkId] ?? 1];
      if (item.type === 'choice') return [item.linkId, item.options[0]?.value ?? ''];
      return [item.linkId, item.type === 'text' ? 'Apixaban, Thursday 08:00' : true];
    });
  return answers.filter((entry): entry is [string, AnswerValue] => entry[1] !== null);
}

async function dayOf(clinic: TestClinic, actor: Actor, bookingId: string): Promise<DayCase> {
  const outcome = await clinic.deps.write(actor, async (tx) => {
    return unchanged(await lockDay(tx, bookingId));
  });
  if (outcome.kind !== 'done' || !outcome.value) throw new Error('There is no such booking');
  return outcome.value;
}

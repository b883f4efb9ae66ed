import type { Actor } from '#domain/people/person';
import type { StampedStep, Visit } from '#domain/visit/visit';
import type { BookedPatient } from './a-booked-patient.ts';
import { finishChecklist } from './finished-checklists.ts';
import type { TestClinic } from './test-clinic.ts';

export interface DayAnswer {
  readonly status: number;
  readonly codes: readonly string[];
  readonly visit: Visit | undefined;
}

/** A clock of the test day in London, `08:40`, as an instant. */
export function londonTime(clock: string): string {
  return Temporal.PlainDateTime.from(`2026-09-14T${clock}`)
    .toZonedDateTime('Europe/London')
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
}

const PATH: readonly [StampedStep, string][] = [
  ['arrived', '08:35'],
  ['prepared', '08:50'],
  ['in-room', '09:00'],
  ['in-recovery', '09:25'],
  ['ready', '10:00'],
  ['home', '10:00'],
];

/** Leads patients through the test day by requests, as `nurse` unless somebody else is named. */
export function dayDriver(clinic: TestClinic, nurse: Actor) {
  async function post(actor: Actor, url: string, payload: object): Promise<DayAnswer> {
    const response = await clinic.inject(actor, { method: 'POST', url, payload });
    const answer = response.json<{
      refusals?: { code: string }[];
      changes?: { entity: string; body: Visit }[];
    }>();
    return {
      status: response.statusCode,
      codes: answer.refusals?.map(({ code }) => code) ?? [],
      visit: answer.changes?.find(({ entity }) => entity === 'visit')?.body,
    };
  }

  async function versionOf(bookingId: string): Promise<number> {
    const rows = await clinic.sql<{ version: number }>(
      'select version from visit where booking_id = $1',
      [bookingId],
    );
    return rows[0]?.version ?? 0;
  }

  async function step(
    { bookingId }: BookedPatient,
    next: StampedStep,
    by: Actor = nurse,
    over: object = {},
  ): Promise<DayAnswer> {
    const version = await versionOf(bookingId);
    return post(by, `/api/bookings/${bookingId}/steps`, { version, step: next, ...over });
  }

  async function undo(
    { bookingId }: BookedPatient,
    visit: Visit | undefined,
    by: Actor = nurse,
    why = 'Wrong patient',
  ): Promise<DayAnswer> {
    const url = `/api/bookings/${bookingId}/steps/${visit?.steps.at(-1)?.id ?? ''}/undo`;
    return post(by, url, { version: await versionOf(bookingId), why });
  }

  /** Every step up to `last`, with the checklists that it takes, at its time of the day. */
  async function upTo(booked: BookedPatient, last: StampedStep): Promise<void> {
    const finish = (kind: Parameters<typeof finishChecklist>[3]) =>
      finishChecklist(clinic, nurse, booked.bookingId, kind);
    for (const [next, clock] of PATH) {
      clinic.now = londonTime(clock);
      if (next === 'prepared') await finish('pre-procedure');
      if (next === 'in-recovery') await finish('time-out');
      if (next === 'home') await finish('recovery').then(() => finish('discharge'));
      const { status, codes } = await step(booked, next);
      if (status !== 201) throw new Error(`${next}: ${codes.join(', ')}`);
      if (next === last) return;
    }
  }

  return { post, step, undo, upTo, versionOf };
}

import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Scoped } from '../db/deps.ts';
import { inReadTransaction } from '../db/transaction.ts';
import { loggable } from '../http/errors.ts';
import type { QueueDay } from './queue-day.ts';

interface Start {
  readonly pool: Pool;
  readonly log: Logger;
  readonly queueDay: Pick<QueueDay, 'turn'>;
  readonly say: (line: string) => void;
}

/** From then on whoever waits at the terminal is told what for. */
const SAID_AFTER_MS = 1_000;

/**
 * Brings the lists of every clinic to today before anybody asks for them: after an upgrade that is
 * every referral, and nobody shall wait for it in front of a page. Whoever asks is still given the
 * right lists where it did not succeed here.
 */
export async function turnAtStart({ pool, log, queueDay, say }: Start): Promise<void> {
  const timer = setTimeout(() => {
    say('Bringing the lists of the referral queue to today …');
  }, SAID_AFTER_MS);
  try {
    for (const scoped of await oneOfEachClinic(pool))
      await queueDay.turn(scoped).catch((error: unknown) => {
        log.error(
          { fault: loggable(error) },
          'The lists of a clinic could not be brought to today',
        );
      });
  } finally {
    clearTimeout(timer);
  }
}

/** Nobody sees every clinic, but each person their own. */
async function oneOfEachClinic(pool: Pool): Promise<readonly Scoped[]> {
  const people = await inReadTransaction(pool, { clinicId: null, personId: null }, (db) =>
    db.selectFrom('person').select('person_id as id').orderBy('person_id').execute(),
  );
  const clinics = new Map<string, Scoped>();
  for (const { id: personId } of people) {
    const theirs = await inReadTransaction(pool, { clinicId: null, personId }, (db) =>
      db.selectFrom('membership').select('clinic_id').where('person_id', '=', personId).execute(),
    );
    for (const { clinic_id: clinicId } of theirs) clinics.set(clinicId, { clinicId, personId });
  }
  return [...clinics.values()];
}

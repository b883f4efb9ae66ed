import fc from 'fast-check';
import type { Actor } from '#domain/people/person';
import { clinicDateOf } from '#domain/time/instant';
import { projectReferral } from '../db/records/queue-places.ts';
import { findReferrals } from '../db/records/referral.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { openTransaction } from '../db/transaction.ts';
import { fixture } from '../testing/messages.ts';
import { aBookedPatient } from '../testing/a-booked-patient.ts';
import { aProcedureType, importing } from '../testing/referral-desk.ts';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

const KEPT = `select referral_id, worklist, due_on, queue_row, turns_on,
    (select words from queue_words w where w.referral_id = r.referral_id) as words,
    (select json_agg(p order by p.list) from queue_place p where p.referral_id = r.referral_id) as places
  from referral r where source_kind <> 'entered' order by referral_id`;

describe('What the queue keeps beside a referral', () => {
  let clinic: TestClinic;
  let coordinator: Actor;

  beforeAll(async () => {
    clinic = await aTestClinic();
    coordinator = await clinic.addActor(['coordinator']);
    await aProcedureType(clinic);
  });
  afterAll(() => clinic.stop());

  it('is what the domain says of every one of them, built again from the facts', async () => {
    for (const name of ['full-bundle.json', 'bare-minimum.json', 'ref-i12.hl7', 'ref-i14.hl7'])
      await importing(clinic, coordinator, fixture(name));
    const before = await clinic.sql(KEPT);
    expect(before.length).toBeGreaterThanOrEqual(3);
    const transaction = await openTransaction(clinic.database.pool, 'write', coordinator);
    const ids = before.map((row) => String(row['referral_id']));
    const theClinic = await findTheClinic(transaction.db);
    const today = clinicDateOf(clinic.now, theClinic.zone);
    for (const referral of await findReferrals(transaction.db, ids))
      await projectReferral(transaction.db, referral, { clinic: theClinic, today });
    await transaction.commit();
    expect(await clinic.sql(KEPT)).toEqual(before);
  });

  it('follows a block from booked to done, and from not coming back to be booked again', async () => {
    const { referralId, bookingId } = await aBookedPatient(clinic);
    const derived = async () => {
      const [referral] = await clinic.deps.read(coordinator, (db) =>
        findReferrals(db, [referralId]),
      );
      return [referral?.bookingsStanding, referral?.nextBlockOn, referral?.endedAt];
    };
    expect(await derived()).toEqual([1, '2026-09-14', null]);
    const state = (to: string) =>
      clinic.sql(
        `insert into visit (clinic_id, booking_id, state) values ($1, $2, $3)
         on conflict (clinic_id, booking_id) do update set state = excluded.state`,
        [clinic.clinicId, bookingId, to],
      );
    await state('no-show');
    expect(await derived()).toEqual([0, null, null]);
    await state('home');
    await clinic.sql(
      `insert into visit_step (clinic_id, visit_step_id, booking_id, step, by_person, by_name, at)
       select $1, gen_random_uuid(), $2, step, $3, 'Nurse', '2026-09-14T10:00:00Z'
       from unnest(array['in-recovery', 'home']) as step`,
      [clinic.clinicId, bookingId, coordinator.personId],
    );
    expect(await derived()).toEqual([0, null, '2026-09-14T10:00:00.000Z']);
  });

  it('survives whatever a sender does to a message: never a 500, never a half', async () => {
    const counts = `select (select count(*) from referral r
        left join referral_event e on e.referral_id = r.referral_id
        where r.source_kind <> 'entered' and e.referral_id is null)::int as halves`;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('full-bundle.json', 'ref-i12.hl7'),
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.nat(20),
            fc.oneof(
              fc.string({ unit: 'binary', maxLength: 6 }),
              fc.constantFrom('\\u0000', '9'.repeat(400)),
            ),
          ),
          { minLength: 1, maxLength: 3 },
        ),
        async (name, edits) => {
          const edited = edits.reduce((text, [at, cut, put]) => {
            const index = Math.floor(at * text.length);
            return text.slice(0, index) + put + text.slice(index + cut);
          }, fixture(name));
          const { outcomes } = await importing(clinic, coordinator, edited);
          expect(outcomes.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
    expect(await clinic.sql(counts)).toEqual([{ halves: 0 }]);
  }, 30_000);
});

import type { Actor } from '#domain/people/person';
import type { Referral } from '#domain/referral/referral';
import { aBookedPatient } from '../testing/a-booked-patient.ts';
import { fixture } from '../testing/messages.ts';
import { aProcedureType, importing } from '../testing/referral-desk.ts';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

describe('A sender who takes a referral back and asks again', () => {
  let clinic: TestClinic;
  let coordinator: Actor;

  beforeAll(async () => {
    clinic = await aTestClinic();
    coordinator = await clinic.addActor(['coordinator']);
    await aProcedureType(clinic);
  });
  afterAll(() => clinic.stop());

  /** A referral of its own, under this number, whose messages differ where the spec says. */
  async function asked(number: string) {
    const message = (name: string, control: string) =>
      fixture(name).replaceAll('KH-2041', number).replaceAll('KH00031', control);
    const send = async (content: string) =>
      (await importing(clinic, coordinator, content)).outcomes[0];
    const request = (says = 'Cold, mottled foot', control = 'KH1') =>
      send(message('ref-i12.hl7', control).replace('Cold, mottled foot', says));
    const cancel = (control = 'KH2') => send(message('ref-i14.hl7', control));
    const first = await request();
    if (first?.kind !== 'created') throw new Error(`Not created: ${JSON.stringify(first)}`);
    const { referralId } = first;
    const present = async (): Promise<Referral> => {
      const [row] = await clinic.sql<{ body: Referral }>(
        `select body from change where entity = 'referral' and entity_id = $1
         order by seq desc limit 1`,
        [referralId],
      );
      if (row === undefined) throw new Error('No referral was taken in');
      return row.body;
    };
    const undo = async () => {
      const { version } = await present();
      const url = `/api/referrals/${referralId}/undo`;
      const answer = await clinic.inject(coordinator, {
        method: 'POST',
        url,
        payload: { version },
      });
      expect(answer.statusCode).toBe(200);
    };
    const lists = async (id = referralId) =>
      (
        await clinic.sql<{ list: string }>(
          `select list from queue_place
           where referral_id = $1 and list not in ('all', 'overdue') order by 1`,
          [id],
        )
      ).map(({ list }) => list);
    return { referralId, request, cancel, undo, present, lists };
  }

  it('has it back among the new ones, and reads so in its history', async () => {
    const { request, cancel, present } = await asked('AG-1');
    expect((await cancel())?.kind).toBe('withdrawn');
    expect((await request('Cold, mottled, swollen foot', 'KH3'))?.kind).toBe('updated');
    const { decision, steps } = await present();
    expect(decision).toBe('received');
    expect(steps.map((step) => [step.decision, step.reason])).toEqual([
      ['withdrawn', jasmine.any(String)],
      ['received', 'The sender asked for it again after it was withdrawn.'],
    ]);
    // What came before says nothing new, in whatever order it comes again.
    expect((await request('Cold, mottled, swollen foot', 'KH3'))?.kind).toBe('already-known');
    expect((await cancel())?.kind).toBe('already-known');
    expect((await present()).decision).toBe('received');

    expect((await cancel('KH4'))?.kind).toBe('withdrawn');
    expect((await present()).decision).toBe('withdrawn');
    expect((await request())?.kind).toBe('already-known');
    expect((await present()).decision).toBe('withdrawn');
    expect((await request('Burning, mottled foot', 'KH5'))?.kind).toBe('updated');
    expect((await present()).decision).toBe('received');
  });

  it('is heard in the same words too, when they come in a message of their own', async () => {
    const { request, cancel, present } = await asked('AG-9');
    await cancel();
    expect((await request(undefined, 'KH3'))?.kind).toBe('updated');
    expect((await present()).decision).toBe('received');
    expect((await request(undefined, 'KH4'))?.kind).toBe('already-known');
    expect((await cancel('KH5'))?.kind).toBe('withdrawn');
    expect((await request(undefined, 'KH3'))?.kind).toBe('already-known');
    expect((await present()).decision).toBe('withdrawn');
    expect((await request(undefined, 'KH6'))?.kind).toBe('updated');
    expect((await present()).decision).toBe('received');
  });

  it('may cancel a second time after a person has undone the first, in another message', async () => {
    const { cancel, undo, present } = await asked('AG-2');
    await cancel();
    await undo();
    expect((await present()).decision).toBe('received');
    expect((await cancel())?.kind).toBe('already-known');
    expect((await present()).decision).toBe('received');
    expect((await cancel('KH3'))?.kind).toBe('withdrawn');
    expect((await present()).decision).toBe('withdrawn');
    expect((await cancel('KH4'))?.kind).toBe('already-known');
  });

  it('is told so while blocks of it are still booked, and may ask once they are not', async () => {
    const { referralId, request, cancel, present } = await asked('AG-3');
    const { bookingId } = await aBookedPatient(clinic);
    await clinic.sql('update booking set referral_id = $1 where booking_id = $2', [
      referralId,
      bookingId,
    ]);
    await cancel();
    const again = () => request('Cold, mottled, swollen foot', 'KH3');
    expect(await again()).toEqual(
      jasmine.objectContaining({ kind: 'refused', fault: 'withdrawn-but-booked' }),
    );
    expect((await present()).decision).toBe('withdrawn');
    await clinic.sql(
      `update booking set status = 'cancelled',
         cancelled = '{"by":"b","byName":"Maya","at":"2026-09-14T07:00:00Z","reason":"Withdrawn"}'
       where booking_id = $1`,
      [bookingId],
    );
    expect((await again())?.kind).toBe('updated');
    expect((await present()).decision).toBe('received');
  });

  it('who owed information and sends more has answered: it is new again, and nobody is reminded', async () => {
    const { referralId, request, present } = await asked('AG-4');
    const physician = await clinic.addActor(['physician']);
    const returned = await clinic.inject(physician, {
      method: 'POST',
      url: `/api/referrals/${referralId}/return`,
      payload: { version: (await present()).version, reason: 'Which treatments were tried?' },
    });
    expect(returned.statusCode).toBe(200);
    expect((await request())?.kind).toBe('already-known');
    expect((await present()).decision).toBe('needs-information');
    expect((await request('Gabapentin and mirror therapy tried', 'KH3'))?.kind).toBe('updated');
    const { decision, steps } = await present();
    expect(decision).toBe('received');
    expect(steps.map((step) => [step.decision, step.reason])).toEqual([
      ['needs-information', 'Which treatments were tried?'],
      ['received', 'The sender sent more.'],
    ]);
  });

  it('who sends more after it was declined has it looked at anew', async () => {
    const { referralId, request, present, lists } = await asked('AG-6');
    const physician = await clinic.addActor(['physician']);
    const declined = await clinic.inject(physician, {
      method: 'POST',
      url: `/api/referrals/${referralId}/decline`,
      payload: { version: (await present()).version, reason: 'No treatment tried before' },
    });
    expect(declined.statusCode).toBe(200);
    expect(await lists()).toEqual(['declined']);
    expect((await request())?.kind).toBe('already-known');
    expect(await lists()).toEqual(['declined']);
    expect((await request('Gabapentin and mirror therapy tried', 'KH3'))?.kind).toBe('updated');
    expect(await lists()).toEqual(['new']);
    expect((await present()).steps.at(-1)?.reason).toBe(
      'The sender sent more after it was declined.',
    );
  });

  it('who sends more after it was completed has it looked at as a new one', async () => {
    const { referralId, request, cancel, lists } = await asked('AG-7');
    const { bookingId } = await aBookedPatient(clinic);
    await clinic.sql('update booking set referral_id = $1 where booking_id = $2', [
      referralId,
      bookingId,
    ]);
    await clinic.sql(
      `insert into visit (clinic_id, booking_id, state) values ($1, $2, 'home')
         on conflict (clinic_id, booking_id) do update set state = 'home'`,
      [clinic.clinicId, bookingId],
    );
    await clinic.sql(
      `insert into visit_step (clinic_id, visit_step_id, booking_id, step, by_person, by_name, at)
       select $1, gen_random_uuid(), $2, step, $3, 'Maya', '2026-09-14T06:00:00Z'
       from unnest(array['in-recovery', 'home']) as step`,
      [clinic.clinicId, bookingId, coordinator.personId],
    );
    await clinic.sql(`update referral set decision = 'accepted' where referral_id = $1`, [
      referralId,
    ]);
    clinic.now = '2026-09-14T07:05:00.000Z';
    const more = await request('Pain is back after six good weeks', 'KH3');
    if (more?.kind !== 'created') throw new Error(`Not created: ${JSON.stringify(more)}`);
    expect(more.referralId).not.toBe(referralId);
    expect(await lists(more.referralId)).toEqual(['new']);
    const [made] = await clinic.sql<{ patient_id: string; reason: string; received_at: string }>(
      `select patient_id, reason, received_at from referral join triage_step using (referral_id)
       where referral_id = $1
         and patient_id = (select patient_id from referral where referral_id = $2)`,
      [more.referralId, referralId],
    );
    expect(made?.reason).toMatch(/^The sender sent more about the referral of 2026-\d\d-\d\d/);
    // From now on they mean the new one; what came before says nothing new.
    expect(await request('Pain is back after six good weeks', 'KH3')).toEqual(
      jasmine.objectContaining({ kind: 'already-known', referralId: more.referralId }),
    );
    expect((await request())?.kind).toBe('already-known');
    expect(await cancel('KH4')).toEqual(
      jasmine.objectContaining({ kind: 'withdrawn', referralId: more.referralId }),
    );
  });

  it('cannot add a side against the diagnosis that is on record, nor a diagnosis against the side', async () => {
    const { referralId, request, present } = await asked('AG-5');
    await clinic.sql(`update referral set side = null where referral_id = $1`, [referralId]);
    const { outcomes } = await importing(
      clinic,
      coordinator,
      fixture('ref-i12.hl7')
        .replaceAll('KH-2041', 'AG-5')
        .replaceAll('KH00031', 'KH3')
        .replaceAll('G57.71', '')
        .replaceAll('Causalgia of right lower limb', 'Causalgia')
        .replaceAll('Right lumbar', 'Left lumbar')
        .replaceAll('RT\r', 'LT\r'),
    );
    expect(outcomes[0]).toEqual(
      jasmine.objectContaining({ kind: 'updated', differs: jasmine.arrayContaining(['side']) }),
    );
    expect((await present()).side).toBeNull();

    await clinic.sql(
      `update referral set side = 'left', diagnosis_code = null, diagnosis_text = null
       where referral_id = $1`,
      [referralId],
    );
    expect((await request('Mottled foot', 'KH4'))?.kind).toBe('updated');
    expect((await present()).diagnosis).toBeNull();
  });
});

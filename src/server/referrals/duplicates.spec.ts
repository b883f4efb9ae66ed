import type { LikelyPatients } from '#contract/duplicates';
import type { Referral } from '#domain/referral/referral';
import { aReferralDesk, codes, type ReferralDesk } from '../testing/referral-desk.ts';

let count = 0;

describe('A referral that came twice', () => {
  let desk: ReferralDesk;
  beforeAll(async () => {
    desk = await aReferralDesk();
  });
  afterAll(() => desk.clinic.stop());

  /** Nobody else of this spec has this name, birth date or phone. */
  const somebody = () => {
    count++;
    const letters = [...String(count)].map((digit) => 'bcdfghjklm'[Number(digit)] ?? '').join('');
    return {
      familyName: `Marchetti${letters.repeat(4)}`,
      givenName: 'Gina',
      birthDate: `19${40 + 3 * (count % 15)}-0${1 + (count % 8)}-1${count % 9}`,
      phone: `01632 ${String(700_000 + count * 1_111)}`,
    };
  };
  const now = async (id: string): Promise<Referral> => {
    const answer = await desk.clinic.inject(desk.nurse, { url: `/api/referrals/${id}` });
    return answer.json<{ referral: Referral }>().referral;
  };
  /** Two referrals of one person under two records, the second with a typing error. */
  async function twice(over: { first?: object; second?: object; patient?: object } = {}) {
    const person = somebody();
    const first = await desk.entered({
      patient: person,
      referral: { side: 'left', ...over.first },
    });
    const second = await desk.entered({
      patient: { ...person, familyName: `${person.familyName}i`, phone: null, ...over.patient },
      referral: { side: 'left', ...over.second },
    });
    return { person, first: first.referral.id, second: second.referral.id };
  }
  const merge = async (from: string, into: string, over: object = {}) => {
    const [a, b] = [await now(from), await now(into)];
    return desk.ask(desk.coordinator, 'POST', `/${from}/merge`, {
      version: a.version,
      into: { referralId: into, version: b.version },
      ...over,
    });
  };
  const rows = (id: string) =>
    desk.clinic.sql<{ table: string; n: string }>(
      `select 'red_flag' as table, count(*)::text as n from red_flag where referral_id = $1
       union all select 'question', count(*)::text from question where referral_id = $1
       union all select 'event', count(*)::text from referral_event where referral_id = $1`,
      [id],
    );

  it('is stored, and flagged on both with what speaks for it', async () => {
    const { person, first, second } = await twice();
    const [older, newer] = [await now(first), await now(second)];
    expect(newer.duplicates).toEqual([
      {
        otherReferralId: first,
        likeness: 'likely',
        sameIndication: true,
        reasons: [
          { fact: 'birth-date', how: 'same', here: person.birthDate, there: person.birthDate },
          {
            fact: 'family-name',
            how: 'near',
            here: `${person.familyName}i`,
            there: person.familyName,
          },
          { fact: 'given-name', how: 'same', here: 'Gina', there: 'Gina' },
          { fact: 'sex', how: 'same', here: 'female', there: 'female' },
        ],
        dismissed: null,
      },
    ]);
    expect(older.duplicates[0]?.otherReferralId).toBe(second);
    expect(older.duplicates[0]?.reasons[1]?.here).toBe(person.familyName);
    expect(older.version).toBe(1);
  });

  it('is flagged for the same record too, and not for another side or another disease', async () => {
    const person = somebody();
    const { referral, patient } = await desk.entered({
      patient: person,
      referral: { side: 'left' },
    });
    const again = async (facts: object) =>
      desk.ask(desk.coordinator, 'POST', '', { patient: { id: patient.id }, referral: facts });
    const same = await again({ diagnosis: { code: 'G90.522', text: '' }, side: 'left' });
    expect(same.referral.duplicates.map((each) => [each.otherReferralId, each.likeness])).toEqual([
      [referral.id, 'same'],
    ]);
    const right = await again({ diagnosis: { code: 'G90.521', text: '' }, side: 'right' });
    expect(right.referral.duplicates).toEqual([]);
    const other = await again({ diagnosis: { code: 'I70.222', text: '' }, side: 'left' });
    expect(other.referral.duplicates).toEqual([]);
  });

  it('is flagged when it is completed, and no longer once the facts tell them apart', async () => {
    const { person, first, second } = await twice({ patient: { birthDate: null } });
    const { version, patientId } = await now(second);
    const patients = await desk.clinic.sql<{ version: number }>(
      'select version from patient where patient_id = $1',
      [patientId],
    );
    const completed = await desk.ask(desk.coordinator, 'PATCH', `/${second}`, {
      version,
      patient: { version: patients[0]?.version, facts: { birthDate: person.birthDate } },
    });
    expect(completed.status).toBe(200);
    expect((await now(first)).duplicates.map((each) => each.otherReferralId)).toEqual([second]);
    const corrected = await desk.ask(desk.coordinator, 'PATCH', `/${second}`, {
      version: (await now(second)).version,
      patient: {
        version: (patients[0]?.version ?? 0) + 1,
        facts: { birthDate: '1999-12-31', givenName: 'Paola' },
      },
    });
    expect(corrected.status).toBe(200);
    expect((await now(second)).duplicates).toEqual([]);
    expect((await now(first)).duplicates).toEqual([]);
  });

  it('said to be two, stays so on both, and does not come back by itself', async () => {
    const { first, second } = await twice();
    const { version } = await now(second);
    const answer = await desk.ask(desk.nurse, 'POST', `/${second}/duplicates/${first}/dismiss`, {
      version,
      reason: 'Twins',
    });
    expect(answer.status).toBe(200);
    await desk.ask(desk.coordinator, 'PATCH', `/${second}`, {
      version: version + 1,
      facts: { baselineNrs: 5, diagnosis: { code: 'G90.50', text: '' } },
    });
    for (const id of [first, second]) {
      const [flag] = (await now(id)).duplicates;
      expect(flag?.dismissed).toEqual(
        jasmine.objectContaining({ byName: 'Sam Osei', reason: 'Twins' }),
      );
    }
  });

  it('while it is typed, shows who it may be with their open referrals', async () => {
    const { person, first } = await twice();
    const query = new URLSearchParams({ ...person, familyName: person.familyName.slice(1) });
    const answer = await desk.clinic.inject(desk.coordinator, {
      url: `/api/patients/likely?${query.toString()}`,
    });
    expect(answer.statusCode).withContext(answer.body).toBe(200);
    const { likely } = answer.json<LikelyPatients>();
    expect(likely.map(({ likeness }) => likeness)).toEqual(['same', 'likely']);
    expect(likely[0]?.openReferrals.map(({ id }) => id)).toEqual([first]);
    const nobody = await desk.clinic.inject(desk.coordinator, { url: '/api/patients/likely' });
    expect(nobody.json()).toEqual({ likely: [] });
  });

  it('merged, goes on in the one that is kept: with what it lacked, what is open, and one record', async () => {
    const { first, second } = await twice({
      first: { baselineNrs: null, history: 'Crush injury' },
      second: { baselineNrs: 8, history: 'Cold foot' },
      patient: { allergies: ['latex'], drugs: ['apixaban'] },
    });
    const { version } = await now(second);
    await desk.ask(desk.nurse, 'POST', `/${second}/red-flags`, { version, kind: 'suspected-dvt' });
    await desk.ask(desk.physician, 'POST', `/${second}/ask`, {
      version: version + 1,
      of: 'Vascular',
      text: 'ABI?',
    });
    const givenUp = (await now(second)).patientId;
    const answer = await merge(second, first, { reason: 'Faxed and sent' });
    expect(answer.status).withContext(JSON.stringify(answer.refusals)).toBe(200);
    const [kept, gone] = [await now(first), await now(second)];
    expect(gone.decision).toBe('withdrawn');
    expect(gone.mergedInto).toEqual(
      jasmine.objectContaining({ referralId: first, reason: 'Faxed and sent' }),
    );
    expect((await desk.kept(second))?.worklist).toBe('withdrawn');
    expect(gone.patientId).toBe(kept.patientId);
    expect(kept.baselineNrs).toBe(8);
    expect(kept.history).toBe('Crush injury\n\nCold foot');
    expect(kept.redFlags.map(({ kind }) => kind)).toEqual(['suspected-dvt']);
    expect(kept.questions.map(({ text }) => text)).toEqual(['ABI?']);
    expect(kept.antithrombotics.map(({ drug }) => drug)).toEqual(['apixaban']);
    expect(
      kept.merged.map(({ referralId, steps }) => [referralId, steps.map((s) => s.decision)]),
    ).toEqual([[second, ['asked', 'withdrawn']]]);
    expect(kept.duplicates).toEqual([]);
    const [patient] = await desk.clinic.sql(
      `select allergies, drugs, (select merged_into from patient p where p.patient_id = $2) as gone
       from patient where patient_id = $1`,
      [kept.patientId, givenUp],
    );
    expect(patient).toEqual({ allergies: ['latex'], drugs: ['apixaban'], gone: kept.patientId });
    const audits = await desk.clinic.sql<{ act: string }>(
      `select act from audit_event where entity_id = any($1::uuid[]) and act like '%merge%' order by act`,
      [[first, second, givenUp]],
    );
    expect(audits.map(({ act }) => act)).toEqual([
      'merge-patient',
      'merge-referral',
      'merge-referral-in',
    ]);
  });

  it('separated again, is as it was before, row by row', async () => {
    const { first, second } = await twice({
      first: { baselineNrs: null, history: 'Crush injury' },
      second: { baselineNrs: 8, history: 'Cold foot' },
      patient: { allergies: ['latex'] },
    });
    await desk.ask(desk.nurse, 'POST', `/${second}/red-flags`, {
      version: (await now(second)).version,
      kind: 'suspected-dvt',
    });
    const before = [await now(first), await now(second), await rows(first), await rows(second)];
    await merge(second, first);
    const undone = await desk.ask(desk.coordinator, 'POST', `/${second}/undo`, {
      version: (await now(second)).version,
    });
    expect(undone.status).withContext(JSON.stringify(undone.refusals)).toBe(200);
    const after = [await now(first), await now(second), await rows(first), await rows(second)];
    const plain = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (name, each: unknown) => (name === 'version' ? 0 : each)));
    const [, gone] = after as [Referral, Referral];
    expect(gone.steps.map(({ decision, undone: by }) => [decision, by?.byName])).toEqual([
      ['withdrawn', 'Maya Lindqvist'],
    ]);
    expect(plain([after[0], { ...gone, steps: [] }, after[2], after[3]])).toEqual(plain(before));
    const [patient] = await desk.clinic.sql('select allergies from patient where patient_id = $1', [
      (await now(first)).patientId,
    ]);
    expect(patient).toEqual({ allergies: [] });
  });

  it('is not separated once the one that was kept was decided on', async () => {
    const { first, second } = await twice();
    await merge(second, first);
    desk.clinic.now = '2026-09-14T07:30:00.000Z';
    await desk.ask(desk.physician, 'POST', `/${first}/accept`, desk.accepting(await now(first)));
    const undone = await desk.ask(desk.coordinator, 'POST', `/${second}/undo`, {
      version: (await now(second)).version,
    });
    desk.clinic.now = '2026-09-14T07:00:00.000Z';
    expect(codes(undone)).toEqual(['merge-built-upon']);
    expect((await now(second)).mergedInto?.referralId).toBe(first);
  });

  it('of two merges in both directions at once leaves exactly one', async () => {
    for (let round = 0; round < 3; round++) {
      const { first, second } = await twice();
      const answers = await Promise.all([merge(second, first), merge(first, second)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const both = [await now(first), await now(second)];
      expect(both.filter(({ mergedInto }) => mergedInto === null).length).toBe(1);
      expect(both.filter(({ merged }) => merged.length === 1).length).toBe(1);
    }
  });

  it('keeps the survivor’s word where both say something, unless the person picks', async () => {
    const one = await twice({ first: { urgency: 'routine' }, second: { urgency: 'urgent' } });
    await merge(one.second, one.first);
    expect((await now(one.first)).urgency).toBe('routine');
    const two = await twice({ first: { urgency: 'routine' }, second: { urgency: 'urgent' } });
    await merge(two.second, two.first, { take: ['urgency', 'familyName'] });
    expect((await now(two.first)).urgency).toBe('urgent');
  });

  it('is refused where somebody else was faster, and into one that is closed', async () => {
    const { first, second } = await twice();
    const into = { referralId: first, version: 7 };
    const stale = await desk.ask(desk.coordinator, 'POST', `/${second}/merge`, {
      version: 1,
      into,
    });
    expect(codes(stale)).toEqual(['stale']);
    await desk.ask(desk.physician, 'POST', `/${first}/decline`, { version: 1, reason: 'No' });
    expect(codes(await merge(second, first))).toEqual(['survivor-closed']);
  });
});

import type { Actor } from '#domain/people/person';
import type { Referral } from '#domain/referral/referral';
import { fixture as message } from '../testing/messages.ts';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';
import { aProcedureType, importing, type Imported } from '../testing/referral-desk.ts';

/** Until somebody's write stands before a row that the spec's own connection has locked. */
async function waitsForThisSpec(clinic: TestClinic): Promise<void> {
  for (;;) {
    const waiting = await clinic.sql(
      'select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))',
    );
    if (waiting.length > 0) return;
  }
}

describe('Taking in referrals', () => {
  let clinic: TestClinic;
  let coordinator: Actor;
  let send: (content: string | Buffer) => Promise<Imported>;

  beforeAll(async () => {
    clinic = await aTestClinic();
    coordinator = await clinic.addActor(['coordinator']);
    await aProcedureType(clinic);
    send = (content) => importing(clinic, coordinator, content);
  });
  afterAll(() => clinic.stop());

  it('takes everything from a complete bundle and keeps the original', async () => {
    const answer = await send(message('full-bundle.json'));
    expect(answer.outcomes).toEqual([jasmine.objectContaining({ kind: 'created', missing: [] })]);
    const referral = answer.changes.find(({ entity }) => entity === 'referral')?.body as Referral;
    expect(referral.diagnosis?.code).toBe('G90.522');
    expect(referral.side).toBe('left');
    expect(referral.decision).toBe('received');
    expect(referral.antithrombotics.map(({ drug }) => drug)).toEqual(['apixaban']);
    const original = await clinic.inject(coordinator, {
      method: 'GET',
      url: `/api/referrals/${referral.id}/messages`,
    });
    expect(original.json<{ messages: { content: string }[] }>().messages[0]?.content).toBe(
      message('full-bundle.json'),
    );

    const before = await clinic.sql('select count(*)::int as n from referral');
    const again = await send(message('full-bundle.json'));
    expect(again.outcomes[0]?.kind).toBe('already-known');
    expect(again.changes).toEqual([]);
    expect(await clinic.sql('select count(*)::int as n from referral')).toEqual(before);
  });

  it('makes one referral of a message that comes eight times at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => send(message('ref-i12.hl7'))),
    );
    const kinds = answers.map(({ outcomes }) => outcomes[0]?.kind);
    expect(kinds.filter((kind) => kind === 'created').length).toBe(1);
    expect(kinds.filter((kind) => kind === 'already-known').length).toBe(7);
  });

  it('withdraws what the sender cancels, once, and refuses what it never sent', async () => {
    const unknown = await send(message('ref-i14.hl7').replaceAll('KH-2041', 'KH-9999'));
    expect(unknown.outcomes[0]).toEqual(
      jasmine.objectContaining({
        kind: 'refused',
        fault: 'withdrawal-of-unknown',
        place: 'RF1-6',
        found: 'KH-9999',
      }),
    );
    const ofAnother = (name: string) => message(name).replaceAll('KH-2041', 'KH-2042');
    await send(ofAnother('ref-i12.hl7'));
    const cancelled = await send(ofAnother('ref-i14.hl7'));
    expect(cancelled.outcomes[0]?.kind).toBe('withdrawn');
    const again = await send(ofAnother('ref-i14.hl7'));
    expect(again.outcomes[0]?.kind).toBe('already-known');
  });

  it('adds what a later message of the same referral says more, and overwrites nothing', async () => {
    const bare = JSON.stringify({
      resourceType: 'ServiceRequest',
      identifier: [{ system: 'https://ehr.example/referrals', value: 'R-77' }],
      status: 'active',
      subject: { display: 'Amara Eze' },
      reasonCode: [{ text: 'Burning pain of the foot' }],
    });
    const first = await send(bare);
    expect(first.outcomes[0]).toEqual(
      jasmine.objectContaining({
        kind: 'created',
        missing: [
          'birth-date',
          'procedure',
          'side',
          'urgency',
          'phone',
          'diagnosis-code',
          'baseline-nrs',
        ],
      }),
    );
    const more = JSON.stringify({
      ...(JSON.parse(bare) as object),
      priority: 'urgent',
      reasonCode: [{ text: 'Another reason' }],
    });
    const second = await send(more);
    expect(second.outcomes[0]).toEqual(
      jasmine.objectContaining({ kind: 'updated', differs: ['diagnosis'] }),
    );
    const referral = second.changes.find(({ entity }) => entity === 'referral')?.body as Referral;
    expect(referral.urgency).toBe('urgent');
    expect(referral.diagnosis?.text).toBe('Burning pain of the foot');
    expect((await send(more)).outcomes[0]?.kind).toBe('already-known');
  });

  it('keeps two requests apart that share a bare identifier', async () => {
    const request = (id: string, text: string) =>
      JSON.stringify({
        resourceType: 'ServiceRequest',
        id,
        identifier: [{ value: '45678' }],
        status: 'active',
        code: { text },
        subject: { display: 'Nobody Special' },
      });
    const one = await send(request('a', 'Ambulation'));
    const other = await send(request('b', 'Colonoscopy'));
    expect([one.outcomes[0]?.kind, other.outcomes[0]?.kind]).toEqual(['created', 'created']);
  });

  it('refuses a known identifier with another birth date, and stores nothing of it', async () => {
    const bundle = (birthDate: string, referral: string) =>
      JSON.stringify({
        resourceType: 'Bundle',
        type: 'collection',
        entry: [
          {
            resource: {
              resourceType: 'Patient',
              id: 'p',
              identifier: [{ system: 'urn:oid:1.2.3', value: '42' }],
              name: [{ family: 'Novak', given: ['Jana'] }],
              birthDate,
            },
          },
          {
            resource: {
              resourceType: 'ServiceRequest',
              identifier: [{ system: 'https://ehr.example/referrals', value: referral }],
              status: 'active',
              subject: { reference: 'Patient/p' },
            },
          },
        ],
      });
    expect((await send(bundle('1980-05-05', 'N-1'))).outcomes[0]?.kind).toBe('created');
    const before = await clinic.sql(
      'select (select count(*) from referral) as r, (select count(*) from imported_message) as m',
    );
    const answer = await send(bundle('1990-05-05', 'N-2'));
    expect(answer.outcomes[0]).toEqual(jasmine.objectContaining({ fault: 'patient-differs' }));
    expect(
      await clinic.sql(
        'select (select count(*) from referral) as r, (select count(*) from imported_message) as m',
      ),
    ).toEqual(before);
    expect((await send(bundle('1980-05-05', 'N-3'))).outcomes[0]?.kind).toBe('created');
    const [patients] = await clinic.sql<{ n: number }>(
      `select count(*)::int as n from patient where family_name = 'Novak'`,
    );
    expect(patients?.n).toBe(1);
  });

  it('takes the good entries of a bundle and names the place of the bad one', async () => {
    const entry = (id: string, status: string) => ({
      resource: {
        resourceType: 'ServiceRequest',
        id,
        identifier: [{ system: 'https://ehr.example/mixed', value: id }],
        status,
        subject: { display: 'Li Wei' },
      },
    });
    const answer = await send(
      JSON.stringify({
        resourceType: 'Bundle',
        entry: [
          entry('1', 'active'),
          entry('2', 'completed'),
          { resource: 7 },
          entry('4', 'active'),
        ],
      }),
    );
    expect(answer.outcomes.map(({ kind }) => kind)).toEqual(['created', 'refused', 'created']);
    expect(answer.outcomes[1]).toEqual(
      jasmine.objectContaining({ place: 'Bundle.entry[1].resource.status', fault: 'completed' }),
    );
  });

  for (const [what, key] of [
    ['a new referral', 'KH-3002'],
    ['an update', 'KH-3001'],
  ] as const)
    it(`adds to what a person is writing at that moment of the patient: ${what}`, async () => {
      const mrn = `7${key.slice(-4)}`;
      const ofPatient = (of: string) =>
        message('ref-i12.hl7').replaceAll('KH-2041', of).replaceAll('559344', mrn);
      const first = await send(ofPatient('KH-3001').replaceAll('KINGSHILL', what));
      const { id } = first.changes.find(({ entity }) => entity === 'referral')?.body as Referral;
      const ofReferral = 'patient_id = (select patient_id from referral where referral_id = $1)';
      // The spec's own transaction is the person's: it holds the patient until it commits.
      await clinic.sql('begin');
      await clinic.sql(
        `update patient set allergies = allergies || '{Latex}', drugs = drugs || '{Apixaban}'
         where ${ofReferral}`,
        [id],
      );
      const more = ofPatient(key)
        .replaceAll('KINGSHILL', what)
        .replace('Penicillin', 'Iodine')
        .replace('Metformin 1 g', 'Clopidogrel');
      const sending = send(more);
      await waitsForThisSpec(clinic);
      await clinic.sql('commit');
      expect((await sending).outcomes[0]?.kind).toBe(key === 'KH-3001' ? 'updated' : 'created');
      const [patient] = await clinic.sql(
        `select allergies, drugs from patient where ${ofReferral}`,
        [id],
      );
      expect(patient).toEqual({
        allergies: ['Penicillin', 'Latex', 'Iodine'],
        drugs: ['Warfarin 3 mg', 'Metformin 1 g', 'Apixaban', 'Clopidogrel'],
      });
    });

  it('survives rubbish with a sentence', async () => {
    for (const rubbish of [
      '',
      '{',
      '[]',
      'null',
      '"text"',
      'MSH',
      'MSH|^~\\&',
      '%PDF-1.7',
      '<Bundle/>',
    ])
      expect((await send(rubbish)).outcomes[0]).toEqual(
        jasmine.objectContaining({ kind: 'refused', problem: jasmine.any(String) }),
      );
    expect((await send(Buffer.from([0xff, 0x00, 0x80]))).outcomes[0]?.kind).toBe('refused');
    expect((await send(Buffer.alloc(6 * 1024 * 1024, 32))).outcomes[0]).toEqual(
      jasmine.objectContaining({ fault: 'too-large' }),
    );
  });

  it('stores text that would break a database: NUL and half characters', async () => {
    const answer = await send(
      '{"resourceType":"ServiceRequest","status":"active","subject":{"display":"A\\u0000lex \\ud800Grün"},' +
        '"note":[{"text":"line\\u0000 one\\ndash \\udfff"}]}',
    );
    expect(answer.outcomes[0]?.kind).toBe('created');
  });

  it('is not for those who only look', async () => {
    const display = await clinic.addActor(['display']);
    const answer = await clinic.inject(display, {
      method: 'POST',
      url: '/api/referrals/import',
      payload: '{}',
    });
    expect(answer.statusCode).toBe(403);
  });
});

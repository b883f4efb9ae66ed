import { deflateRawSync, gzipSync } from 'node:zlib';
import type { Actor } from '#domain/people/person';
import type { ImportOutcome } from '#domain/referral/incoming';
import type { Patient } from '#domain/clinic/patient';
import { importing } from '../testing/referral-desk.ts';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

const MB = 1024 * 1024;
const HEADING = 'sender,family_name,given_name,birth_date,side,diagnosis_code\n';

const request = (over: object = {}) => ({
  resourceType: 'ServiceRequest',
  status: 'active',
  subject: { reference: '#p' },
  contained: [{ resourceType: 'Patient', id: 'p', name: [{ family: 'Finch', given: ['Ada'] }] }],
  ...over,
});

/** A ZIP of one deflated file whose text would fill memory: its bytes are small. */
function zipBomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(64 * MB, 32));
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(64 * MB, 22);
  head.writeUInt16LE(6, 26);
  return Buffer.concat([head, Buffer.from('a.json'), packed]);
}

describe('Bad input', () => {
  let clinic: TestClinic;
  let coordinator: Actor;
  beforeAll(async () => {
    clinic = await aTestClinic();
    coordinator = await clinic.addActor(['coordinator']);
  });
  afterAll(() => clinic.stop());

  const post = (url: string, payload: string | Buffer, headers: Record<string, string> = {}) =>
    clinic.inject(coordinator, {
      method: 'POST',
      url,
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    });

  const counts = () =>
    clinic.sql(
      `select (select count(*)::int from referral) as referrals,
              (select count(*)::int from patient) as patients,
              (select count(*)::int from imported_message) as originals,
              (select count(*)::int from patient_identifier) as identifiers`,
    );

  type Refused = Extract<ImportOutcome, { kind: 'refused' }>;

  for (const [name, content, fault, place] of [
    ['a ZIP bomb renamed to .json', zipBomb(), 'packed', 'the file'],
    ['gzip', gzipSync('{"resourceType":"Bundle"}'), 'packed', 'the file'],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22]), 'not-text', 'the file'],
    ['null bytes', Buffer.from('{"a":"\0"}'), 'not-text', 'the file'],
    ['a file over 5 MB', Buffer.alloc(6 * MB, 32), 'too-large', 'the file'],
    ['nesting without end', Buffer.from('['.repeat(200_000)), 'too-deep', 'line 1, column 101'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'unknown-format', 'line 1, column 1'],
    ['CSV', Buffer.from(HEADING), 'unknown-format', 'line 1, column 1'],
  ] as const)
    it(`refuses ${name} in words, and stores nothing`, async () => {
      const before = await counts();
      for (const url of ['/api/referrals/import', '/api/referrals/csv/preview']) {
        if (url.includes('csv') && ['unknown-format', 'too-deep'].includes(fault)) continue;
        // JSON is UTF-8 or nothing; of a CSV file the older encoding is read.
        if (url.includes('csv') && name === 'invalid UTF-8') continue;
        const answer = await post(url, content);
        expect(answer.statusCode).toBe(200);
        const body = answer.json<{ outcomes?: Refused[]; faults?: Refused[] }>();
        const refused = (body.outcomes ?? body.faults ?? [])[0];
        expect(refused?.fault).toBe(fault);
        expect(refused?.place).toBe(place);
        expect(refused?.problem).toMatch(/^[A-Z].{15,}\.$/);
      }
      expect(await counts()).toEqual(before);
    });

  it('refuses 10 MB in words, whatever they hold', async () => {
    const before = await counts();
    for (const url of ['/api/referrals/import', '/api/referrals/csv/preview']) {
      const answer = await post(url, Buffer.alloc(10 * MB, 32));
      expect(answer.statusCode).toBe(413);
      expect(answer.json()).toEqual({
        faults: [
          { place: '/body', problem: 'The body is larger than the 8 MB that are read here.' },
        ],
      });
    }
    expect(await counts()).toEqual(before);
  });

  it('never inflates a body that says it is compressed', async () => {
    const before = await counts();
    const bomb = gzipSync(Buffer.alloc(64 * MB, 32));
    const imported = await post('/api/referrals/import', bomb, { 'content-encoding': 'gzip' });
    expect(imported.json<{ outcomes: Refused[] }>().outcomes[0]?.fault).toBe('packed');
    const entered = await post('/api/referrals', bomb, { 'content-encoding': 'gzip' });
    expect(entered.statusCode).toBe(400);
    expect(await counts()).toEqual(before);
  });

  it('reads past a byte-order mark', async () => {
    const file = `\uFEFF${JSON.stringify(request({ id: 'bom' }))}`;
    expect((await importing(clinic, coordinator, file)).outcomes[0]?.kind).toBe('created');
  });

  it('takes the good entries of a bundle, names the bad ones, and stores nothing half', async () => {
    const bundle = (entries: readonly unknown[]) =>
      JSON.stringify({
        resourceType: 'Bundle',
        type: 'collection',
        entry: entries.map((resource) => ({ resource })),
      });
    const good = request({ identifier: [{ system: 'urn:x', value: 'good' }] });
    const [before] = await clinic.sql<{ n: number }>('select count(*)::int as n from referral');
    const { outcomes } = await importing(
      clinic,
      coordinator,
      bundle([good, request({ doNotPerform: true }), 7, null, request({ status: 'completed' })]),
    );
    expect(outcomes.map((each) => [each.kind, each.place])).toEqual([
      ['created', 'Bundle.entry[0].resource'],
      ['refused', 'Bundle.entry[1].resource.doNotPerform'],
      ['refused', 'Bundle.entry[4].resource.status'],
    ]);
    const [after] = await clinic.sql<{ n: number }>('select count(*)::int as n from referral');
    expect(after?.n).toBe((before?.n ?? 0) + 1);
  });

  it('keeps HTML in names as the text it is', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const file = JSON.stringify(
      request({
        id: 'html',
        contained: [{ resourceType: 'Patient', id: 'p', name: [{ family: name, given: ['A'] }] }],
      }),
    );
    const { changes } = await importing(clinic, coordinator, file);
    const patient = changes.find(({ entity }) => entity === 'patient')?.body as Patient;
    expect(patient.familyName).toBe(name);
  });

  it('survives lone surrogates, null characters, huge numbers and impossible days', async () => {
    const file = JSON.stringify(
      request({
        id: 'odd',
        note: [{ text: 'a\uD800b' }, { text: 'c\u0000d' }],
        priority: 'whenever',
        reasonCode: [{ coding: [{ code: 'no such code' }], text: 'Pain' }],
        contained: [
          {
            resourceType: 'Patient',
            id: 'p',
            name: [{ family: 'O\uDFFFdd' }],
            birthDate: '2026-02-30',
          },
          {
            resourceType: 'Observation',
            code: { coding: [{ code: '72514-3' }] },
            subject: { reference: '#p' },
            valueInteger: 1,
          },
        ],
      }),
    ).replace('"valueInteger":1', `"valueInteger":1e${'9'.repeat(400)}`);
    const { outcomes, changes } = await importing(clinic, coordinator, file);
    expect(outcomes[0]).toEqual(jasmine.objectContaining({ kind: 'created' }));
    const patient = changes.find(({ entity }) => entity === 'patient')?.body as Patient;
    expect(patient.familyName.isWellFormed()).toBeTrue();
    expect(patient.birthDate).toBeNull();
  });

  it('takes no birth date that lies in the future from a message', async () => {
    const file = JSON.stringify(
      request({
        id: 'unborn',
        contained: [
          { resourceType: 'Patient', id: 'p', name: [{ family: 'Late' }], birthDate: '2096-01-01' },
        ],
      }),
    );
    const { outcomes, changes } = await importing(clinic, coordinator, file);
    const patient = changes.find(({ entity }) => entity === 'patient')?.body as Patient;
    expect(patient.birthDate).toBeNull();
    expect(outcomes[0]).toEqual(
      jasmine.objectContaining({
        kind: 'created',
        missing: jasmine.arrayContaining(['birth-date']),
      }),
    );
  });

  it('takes no side from a message that its diagnosis contradicts', async () => {
    const file = JSON.stringify(
      request({
        id: 'sides',
        bodySite: [{ text: 'Right foot' }],
        reasonCode: [
          { coding: [{ code: 'G90.522', system: 'http://hl7.org/fhir/sid/icd-10-cm' }] },
        ],
      }),
    );
    const { outcomes } = await importing(clinic, coordinator, file);
    expect(outcomes[0]).toEqual(
      jasmine.objectContaining({ missing: jasmine.arrayContaining(['side']) }),
    );
  });

  for (const [name, facts] of [
    ['the character U+0000 in a text', { history: 'Cold\u0000 foot' }],
    ['it in a list', { pauses: [{ from: '2026-09-01', to: null, reason: 'Away\u0000' }] }],
    ['half a character', { pauses: [{ from: '2026-09-01', to: null, reason: 'Away \uD83D' }] }],
  ] as const)
    it(`${name} that is typed is named, and nothing is stored`, async () => {
      const before = await counts();
      const answer = await post(
        '/api/referrals',
        JSON.stringify({ patient: { familyName: 'Finch', givenName: 'Ada' }, referral: facts }),
      );
      expect(answer.statusCode).withContext(answer.body).toBe(400);
      expect(answer.json<{ faults: { problem: string }[] }>().faults[0]?.problem).toContain(
        'character',
      );
      expect(await counts()).toEqual(before);
    });

  it('the character U+0000 or half a character in a message breaks nothing', async () => {
    for (const family of ['Fin\u0000ch', 'Finch\uD83D']) {
      const answer = await post(
        '/api/referrals/import',
        JSON.stringify(
          request({
            contained: [{ resourceType: 'Patient', id: 'p', name: [{ family, given: ['Ada'] }] }],
            note: [{ text: family }],
          }),
        ),
      );
      expect(answer.statusCode).withContext(answer.body).toBe(200);
    }
  });
});

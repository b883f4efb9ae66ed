import type { CsvPreview } from '#contract/referral-csv';
import { csvLine } from '#domain/referral/csv-text';
import { CSV_COLUMNS, CSV_EXAMPLE, type CsvColumn } from '#domain/referral/referral-csv';
import type { Actor } from '#domain/people/person';
import type { Referral } from '#domain/referral/referral';
import { aProcedureType, type Imported } from '../testing/referral-desk.ts';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

type Cells = Partial<Record<CsvColumn, string>>;

const sheet = (...rows: readonly Cells[]): string =>
  [CSV_COLUMNS, ...rows.map((row) => CSV_COLUMNS.map((name) => ({ ...CSV_EXAMPLE, ...row })[name]))]
    .map((cells) => csvLine(cells))
    .join('');

describe('Referrals from a spreadsheet', () => {
  let clinic: TestClinic;
  let coordinator: Actor;

  beforeAll(async () => {
    clinic = await aTestClinic();
    coordinator = await clinic.addActor(['coordinator']);
    await aProcedureType(clinic);
  });
  afterAll(() => clinic.stop());

  const post = (path: string, content: string | Buffer) =>
    clinic.inject(coordinator, {
      method: 'POST',
      url: `/api/referrals/csv${path}`,
      payload: content,
      headers: { 'content-type': 'application/octet-stream' },
    });

  async function preview(content: string | Buffer): Promise<CsvPreview> {
    const answer = await post('/preview', content);
    expect(answer.statusCode).withContext(answer.body.slice(0, 500)).toBe(200);
    return answer.json<CsvPreview>();
  }

  async function takeIn(content: string | Buffer, leaveOut = 0): Promise<Imported> {
    const { hash } = await preview(content);
    const answer = await post(`?hash=${hash}&leaveOut=${leaveOut}`, content);
    expect(answer.statusCode).withContext(answer.body.slice(0, 500)).toBe(200);
    return answer.json<Imported>();
  }

  async function counts(): Promise<unknown> {
    return clinic.sql(
      `select (select count(*)::int from referral) as referrals,
              (select count(*)::int from patient) as patients,
              (select count(*)::int from imported_message) as originals,
              (select count(*)::int from audit_event) as audited`,
    );
  }

  const problems = (file: CsvPreview, row = 0): string[] =>
    (file.rows[row]?.faults ?? []).map(({ column, problem }) => `${column ?? 'row'}: ${problem}`);

  it('offers a template that can be taken in as it is', async () => {
    const template = await clinic.inject(coordinator, {
      method: 'GET',
      url: '/api/referrals/csv/template',
    });
    expect(template.headers['content-type']).toContain('text/csv');
    const file = await preview(template.rawPayload);
    expect(file.faults).toEqual([]);
    expect(file.absent).toEqual([]);
    expect(problems(file)).toEqual([]);
    expect(file.rows[0]?.fate).toBe('create');
  });

  it('stores nothing while a file is looked over', async () => {
    const before = await counts();
    await preview(sheet({}, { referral_number: 'BF-1', family_name: '' }));
    expect(await counts()).toEqual(before);
  });

  it('takes a row in once, however often its file comes, and keeps that row alone', async () => {
    const content = sheet(
      {
        referral_number: 'T-1',
        received_on: '2026-09-01',
        patient_number: 'P-1',
        phone: '+44 1632 1',
      },
      { referral_number: 'T-2', patient_number: 'P-1', phone: '+44 1632 1' },
    );
    const first = await takeIn(content);
    expect(first.outcomes.map(({ kind, place }) => [kind, place])).toEqual([
      ['created', 'row 2'],
      ['created', 'row 3'],
    ]);
    const referral = first.changes.find(({ entity }) => entity === 'referral')?.body as Referral;
    expect(referral.source).toEqual(
      jasmine.objectContaining({ kind: 'csv', sender: 'Brookfield Surgery', identifier: 'T-1' }),
    );
    expect(referral.receivedAt).toBe('2026-09-01T11:00:00.000Z');
    expect(referral.levels).toEqual(['L2', 'L3']);
    expect(referral.procedureTypeId).not.toBeNull();
    const patients = await clinic.sql<{ phone: string }>(
      `select phone from patient join patient_identifier using (clinic_id, patient_id)
       where identifier = 'patient P-1'`,
    );
    expect(patients).toEqual([{ phone: '+44 1632 1' }]);
    const originals = await clinic.inject(coordinator, {
      method: 'GET',
      url: `/api/referrals/${referral.id}/messages`,
    });
    expect(originals.body).toContain('T-1');
    expect(originals.body).not.toContain('T-2');

    const before = await counts();
    const again = await takeIn(content);
    expect(again.outcomes.map(({ kind }) => kind)).toEqual(['already-known', 'already-known']);
    expect((await preview(content)).rows.map(({ fate }) => fate)).toEqual([
      'already-known',
      'already-known',
    ]);
    expect(await counts()).toEqual(before);
  });

  it('knows a row without a number by what it says', async () => {
    const content = sheet({ referral_number: '', patient_number: '', family_name: 'Numberless' });
    expect((await takeIn(content)).outcomes[0]?.kind).toBe('created');
    expect((await takeIn(content)).outcomes[0]?.kind).toBe('already-known');
  });

  it('says who is here already, and who would be somebody else', async () => {
    await takeIn(sheet({ referral_number: 'H-1', patient_number: 'P-9' }));
    const { rows } = await preview(
      sheet(
        { referral_number: 'H-2', patient_number: 'P-9' },
        { referral_number: 'H-1', patient_number: 'P-9', nrs: '3' },
        { referral_number: 'H-3', patient_number: 'P-9', birth_date: '1950-01-01' },
      ),
    );
    expect(rows.map(({ fate, patient }) => [fate, patient?.name])).toEqual([
      ['create', 'Example, Rosalind'],
      ['add-to', 'Example, Rosalind'],
      ['patient-differs', 'Example, Rosalind'],
    ]);
  });

  it('says which row asks again for what its sender had taken back', async () => {
    await takeIn(sheet({ referral_number: 'H-9', patient_number: 'P-19' }));
    await clinic.sql(
      `insert into referral_event
         (clinic_id, sender, identifier, event, referral_id, message_id, fingerprint, at)
       select clinic_id, sender, identifier, 'withdrawal ' || message_id, referral_id, message_id,
         'taken back', at - interval '1 minute'
       from referral_event where identifier like '%H-9'`,
    );
    const { rows } = await preview(
      sheet({ referral_number: 'H-9', patient_number: 'P-19', nrs: '3' }),
    );
    // What was written down last came last, whatever the clock said.
    expect(rows.map(({ fate }) => fate)).toEqual(['ask-again']);
  });

  for (const [name, cells, expected] of [
    ['an empty sender', { sender: '' }, ['sender: needed']],
    ['no family name', { family_name: ' ' }, ['family_name: needed']],
    ['a birth date in the future', { birth_date: '2026-09-15' }, ['birth_date: day-impossible']],
    ['an impossible day', { birth_date: '2026-02-30' }, ['birth_date: no-such-day']],
    ['a day of which nobody knows', { birth_date: '03/04/2026' }, ['birth_date: day-format']],
    ['a day in words', { received_on: 'yesterday' }, ['received_on: day-format']],
    ['a code that is none', { diagnosis_code: 'pain' }, ['diagnosis_code: not-a-code']],
    ['the other side', { side: 'right' }, ['side: side-mismatch']],
    ['an unknown side', { side: 'leftish' }, ['side: unknown-word']],
    ['two sides', { side: 'left or right' }, ['side: unknown-word']],
    ['an unknown urgency', { urgency: 'asap' }, ['urgency: unknown-word']],
    ['an unknown sex', { sex: 'w' }, ['sex: unknown-word']],
    ['an unknown answer', { diabetes: 'maybe' }, ['diabetes: unknown-word']],
    ['an unknown level', { levels: 'L2 L9' }, ['levels: unknown-word']],
    ['a huge number', { nrs: '9'.repeat(400) }, ['nrs: not-a-number']],
    [
      'a number out of range',
      { nrs: '11', weight_kg: '0' },
      ['nrs: not-a-number', 'weight_kg: not-a-number'],
    ],
    ['too long a name', { given_name: 'x'.repeat(201) }, ['given_name: too-long']],
    ['too long a number', { referral_number: 'x'.repeat(101) }, ['referral_number: too-long']],
    ['too many allergies', { allergies: 'x|'.repeat(101) }, ['allergies: too-many']],
    [
      'several faults at once',
      { sender: '', birth_date: 'x', side: 'x', nrs: 'x' },
      ['sender: needed', 'birth_date: day-format', 'side: unknown-word', 'nrs: not-a-number'],
    ],
  ] as const)
    it(`names ${name}`, async () => {
      const file = await preview(sheet(cells));
      expect([...problems(file)].sort()).toEqual([...expected].sort());
      expect(file.rows[0]?.fate).toBeNull();
    });

  it('says which days a day may mean', async () => {
    const file = await preview(sheet({ birth_date: '03/04/1974' }));
    expect(file.rows[0]?.faults[0]).toEqual({
      column: 'birth_date',
      found: '03/04/1974',
      problem: 'day-format',
      couldBe: ['1974-04-03', '1974-03-04'],
    });
  });

  it('finds the same referral twice in one file', async () => {
    const { rows } = await preview(sheet({ referral_number: 'D' }, {}, { referral_number: 'D' }));
    expect(rows[2]?.faults).toEqual([
      { column: 'referral_number', found: 'D', problem: 'same-number', row: 2 },
    ]);
  });

  it('reads any separator, order, letter case, encoding and line end that spreadsheets write', async () => {
    const text =
      'Birth date;FAMILY-NAME;given_name;Sender\r\n\r\n1974-03-02;"Müller; Ödön";Zoë;A\r\n;;;\r\n';
    const files: [Buffer, string][] = [
      [Buffer.from(text), 'utf-8'],
      [Buffer.from(`\uFEFF${text.replaceAll('\r\n', '\r')}`), 'utf-8'],
      [Buffer.from(text, 'latin1'), 'windows-1252'],
      [
        Buffer.from(
          `\uFEFF${text.replaceAll(';', '\t').replace('Müller\t', 'Müller;')}`,
          'utf16le',
        ),
        'utf-16le',
      ],
    ];
    for (const [content, charset] of files) {
      const file = await preview(content);
      expect(file.charset).toBe(charset);
      expect(file.faults).toEqual([]);
      expect(file.rows.map(({ row, faults }) => [row, faults])).toEqual([[3, []]]);
      expect(file.rows[0]?.cells[CSV_COLUMNS.indexOf('family_name')]).toBe('Müller; Ödön');
      expect(file.absent).toContain('side');
    }
  });

  it('names every column that is unknown, missing or there twice', async () => {
    const { faults, rows } = await preview('sender,Sender,family_name,diagnose\na,b,c,d\n');
    expect(faults.map(({ fault, found }) => `${fault} ${found ?? ''}`)).toEqual([
      'column-unknown diagnose',
      'column-twice sender',
      'column-missing given_name',
      'column-missing birth_date',
    ]);
    expect(faults.every(({ problem, place }) => problem !== '' && place === 'row 1')).toBeTrue();
    expect(rows).toEqual([]);
  });

  it('names the line on which a quotation breaks, and the row with too many cells', async () => {
    const heading = 'sender,family_name,given_name,birth_date\n';
    expect((await preview(`${heading}a,b"c,d,\n`)).faults[0]).toEqual(
      jasmine.objectContaining({ fault: 'broken-row', place: 'line 2' }),
    );
    expect(problems(await preview(`${heading}a,b,c,,extra\n`))).toEqual(['row: too-many-cells']);
  });

  it('leaves rows out only when somebody says so, and takes in only what was looked over', async () => {
    const content = sheet({ referral_number: 'L-1' }, { referral_number: 'L-2', side: 'up' });
    const { hash } = await preview(content);
    const before = await counts();
    const silent = await post(`?hash=${hash}`, content);
    expect(silent.statusCode).toBe(409);
    expect(silent.json()).toEqual({ refusals: [{ code: 'rows-with-faults', rows: 1 }] });
    const other = await post(`?hash=${hash}&leaveOut=1`, sheet({ referral_number: 'L-3' }));
    expect(other.json()).toEqual({ refusals: [{ code: 'file-changed' }] });
    expect(await counts()).toEqual(before);
    const { outcomes } = await takeIn(content, 1);
    expect(outcomes.map(({ kind, place }) => [kind, place])).toEqual([['created', 'row 2']]);
  });

  it('is for whoever may enter referrals', async () => {
    const administrator = await clinic.addActor(['administrator']);
    for (const url of ['/api/referrals/csv/preview', `/api/referrals/csv?hash=${'0'.repeat(64)}`]) {
      const answer = await clinic.inject(administrator, {
        method: 'POST',
        url,
        payload: sheet({}),
        headers: { 'content-type': 'text/csv' },
      });
      expect(answer.statusCode).toBe(403);
    }
  });
});

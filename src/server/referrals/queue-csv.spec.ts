import { parse } from 'csv-parse/sync';
import { queueRow } from '#domain/referral/queue-row';
import { aClinic, aPatient, aReferral } from '#domain/testing/builders';
import { QUEUE_CSV_COLUMNS, queueCsv } from './queue-csv.ts';

describe('The queue as CSV', () => {
  const { zone, rules } = aClinic();
  const calendar = { today: '2026-09-14', zone, rules };

  async function csvOf(patient: object, referral: object): Promise<string> {
    const facts = {
      referral: aReferral(referral),
      patient: aPatient(patient),
      procedureType: null,
      bookings: [],
    };
    let text = '';
    const setting = { calendar, procedureName: (id: string) => id };
    for await (const line of queueCsv([queueRow(facts, calendar)], setting)) text += line;
    return text;
  }

  it('has its columns and ISO days, and says that it is UTF-8', async () => {
    const text = await csvOf(
      { familyName: 'Müller, "Zoë"', birthDate: '1974-03-02' },
      { receivedAt: '2026-09-01T23:30:00.000Z', urgency: 'urgent', side: 'left' },
    );
    expect(text.startsWith('\uFEFF')).toBeTrue();
    const [heading, row] = parse(text, { bom: true });
    expect(heading).toEqual([...QUEUE_CSV_COLUMNS]);
    const cell = (name: string) => row?.[QUEUE_CSV_COLUMNS.indexOf(name)];
    expect(cell('family_name')).toBe('Müller, "Zoë"');
    expect(cell('birth_date')).toBe('1974-03-02');
    expect(cell('received_on')).toBe('2026-09-02');
    expect(cell('side')).toBe('left');
    expect(cell('overdue_days')).toMatch(/^\d+$/);
  });

  it('holds no formula, whoever wrote its names', async () => {
    for (const name of ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '"=1', '＝1', 'a;=1']) {
      const text = await csvOf({ familyName: name, givenName: name }, { referrer: name });
      for (const separator of [',', ';', '\t'])
        for (const line of text.slice(1).split(/\r\n|\r|\n/))
          for (const cell of line.split(separator))
            expect(cell).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/);
    }
  });
});

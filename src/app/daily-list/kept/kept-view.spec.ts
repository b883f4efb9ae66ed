import type { DailyRow } from '#domain/daily-list/daily-list';
import { aBooking, aPatient } from '#domain/testing/builders';
import { keptText, keptView, type KeptRow } from './kept-view';

const aRow = (over: Partial<DailyRow> = {}): DailyRow => ({
  booking: aBooking({ id: 'booking-77', start: 550, side: 'right', levels: ['L2', 'L3'] }),
  patient: aPatient({ familyName: 'Okafor', givenName: 'Grace', sex: 'female', phone: '555 0199' }),
  age: 52,
  procedure: 'LSB',
  block: { index: 2, of: 3 },
  lastResponse: null,
  risks: [{ kind: 'allergy', to: 'iodine', matters: 'contrast' } as never],
  open: [],
  state: 'expected',
  since: null,
  room: 'F1',
  bay: 'B2',
  projection: null,
  toSign: false,
  seriesId: 'series-77',
  referralId: 'referral-77',
  ...over,
});
const NAMES = { clinic: 'Harbour Pain Clinic', physician: 'Dr Haddad' };
const kept = (over: Partial<DailyRow> = {}): KeptRow | undefined =>
  keptView(keptText([aRow(over)], NAMES))?.rows[0];

describe('What a device keeps of a list', () => {
  it('is the words of each row', () => {
    expect(kept()).toEqual({
      time: '09:10',
      delay: null,
      side: 'right',
      name: 'Okafor, Grace',
      about: jasmine.stringMatching(/^52 · F · GA-/) as never,
      what: 'LSB L2 L3',
      block: 'block 2 of 3',
      last: 'No response recorded',
      chips: [
        { words: 'Allergy: iodine', tone: 'danger', icon: 'warning' },
        jasmine.objectContaining({ icon: jasmine.any(String) }) as never,
      ],
      state: 'Expected',
      place: 'F1 · B2',
    });
  });

  it('is nothing that the row does not show: no number to call, no reference to a record', () => {
    const text = keptText([aRow()], NAMES);
    for (const unseen of ['555 0199', 'booking-77', 'series-77', 'referral-77', 'birthDate'])
      expect(text).not.toContain(unseen);
  });

  const rows: [what: string, over: Partial<DailyRow>, shown: Partial<KeptRow>][] = [
    ['a first block', { block: { index: 1, of: 3 } }, { last: 'First block' }],
    ['a single one', { block: null }, { block: null, last: 'First block' }],
    [
      'a response',
      {
        lastResponse: {
          blockIndex: 1,
          nrsBefore: 7,
          nrsAfter: 3,
          reliefPercent: null,
          hoursOfRelief: null,
        },
      },
      { last: 'Last block NRS 7 → 3' },
    ],
    ['no bay', { bay: null }, { place: 'F1' }],
    ['somebody at home', { state: 'home', risks: [] }, { state: 'Gone home', chips: [] }],
    [
      'a delay',
      { projection: { bookingId: 'b', start: 570, end: 600, delay: 20 } as never },
      { delay: 'about 09:30' },
    ],
  ];
  for (const [what, over, shown] of rows)
    it(`tells of ${what}`, () => {
      expect(kept(over)).toEqual(jasmine.objectContaining(shown));
    });

  it('says what waits for a signature', () => {
    expect(kept({ toSign: true, state: 'home', risks: [] })?.chips).toEqual([
      { words: 'To sign', tone: 'attention', icon: 'draw' },
    ]);
  });

  it('is not read when another version of the app wrote it', () => {
    expect(keptView(keptText([], NAMES))).toEqual({ form: 'list-1', ...NAMES, rows: [] });
    expect(keptView(JSON.stringify({ form: 'list-0', rows: [] }))).toBeNull();
  });
});

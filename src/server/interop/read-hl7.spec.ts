import { fixture, onlyReferral, summary } from '../testing/messages.ts';

describe('A complete REF^I12', () => {
  const referral = onlyReferral(fixture('ref-i12.hl7'));

  it('gives every fact it holds', () => {
    expect(referral.key).toEqual({
      space: 'hl7 LETTERS|KINGSHILL^2.999.7.1^OID LETTERS',
      value: 'KH-2041',
    });
    expect(referral.sender).toBe('KINGSHILL · LETTERS');
    expect(referral.referrer).toBe("Dr Tom Hale, King's Hill Hospital");
    expect(referral.patient).toEqual(
      jasmine.objectContaining({
        familyName: "O'Brien",
        givenName: 'Siobhán',
        birthDate: '1979-04-11',
        sex: 'female',
        phone: '01632 960377',
        email: 'siobhan@example.org',
        weightKg: 64.2,
        allergies: ['Penicillin'],
        drugs: ['Warfarin 3 mg', 'Metformin 1 g'],
        diabetes: true,
      }),
    );
    expect(referral.diagnosis).toEqual({
      code: 'G57.71',
      text: 'Causalgia of right lower limb',
    });
    expect([referral.side, referral.urgency, referral.baselineNrs]).toEqual([
      'right',
      'most-urgent',
      9,
    ]);
    expect(referral.levels).toEqual(['L2']);
    expect(referral.authorisation).toEqual({
      payer: 'Northlight Health',
      number: 'NL-77-4410',
      blocksAllowed: 3,
      validFrom: '2026-09-01',
      validTo: '2026-12-31',
      minimumSpacingDays: null,
    });
    for (const line of [
      'cast came off.\nPhysiotherapy & heat',
      'Also: E11.42',
      '1.8 ^C colder',
      'Declan',
    ])
      expect(referral.history).toContain(line);
  });

  for (const [name, rewrite] of [
    ['line feeds', (text: string) => text.replaceAll('\r', '\n')],
    ['both line ends', (text: string) => text.replaceAll('\r', '\r\n')],
    ['a byte-order mark', (text: string) => `\uFEFF${text}`],
    ['MLLP frames', (text: string) => `\v${text}\u001c\r`],
    ['a batch around it', (text: string) => `FHS|^~\\&\rBHS|^~\\&\r${text}BTS|1\rFTS|1\r`],
    [
      'another control id and time',
      (text: string) =>
        text.replace('KH00031', 'KH00099').replace('20260911092000', '20260912100000'),
    ],
  ] as const)
    it(`is the same referral with ${name}`, () => {
      const again = onlyReferral(rewrite(fixture('ref-i12.hl7')));
      expect(again.key).toEqual(referral.key);
      expect(again.fingerprint).toBe(referral.fingerprint);
    });

  it('is read in the character set that MSH-18 names, or in Windows-1252 if none fits', () => {
    const latin = Buffer.from(fixture('ref-i12.hl7'), 'latin1');
    expect(onlyReferral(latin).patient.givenName).toBe('Siobhán');
    const named = fixture('ref-i12.hl7').replace('|P|2.5.1', '|P|2.5.1||||||8859/1');
    expect(onlyReferral(Buffer.from(named, 'latin1')).patient.givenName).toBe('Siobhán');
  });

  it('may come several in one file, each with its place', () => {
    const batch = `${fixture('ref-i12.hl7')}${fixture('ref-i14.hl7')}MSH|^~\\&|X|Y|||2026||SIU^S12|1|P|2.5\r`;
    expect(summary(batch)).toEqual(['referral', 'withdrawal', 'not-a-referral @ message 3: MSH-9']);
  });

  it('has no key of its own without a sender or an identifier: then its words are the key', () => {
    const nobody = fixture('ref-i12.hl7').replace('|LETTERS|KINGSHILL^2.999.7.1^OID|', '|||');
    expect(onlyReferral(nobody).key.space).toBe('content');
    const unnumbered = fixture('ref-i12.hl7').replace('KH-2041^LETTERS', '');
    expect(onlyReferral(unnumbered).key.space).toBe('content');
  });
});

import { readReferralMessage } from '../interop/read-referral-message.ts';
import { readCsv } from '../interop/read-csv.ts';
import { chance } from './chance.ts';
import { pictureMaker } from './clinical-picture.ts';
import { csvReferral } from './csv-sheet.ts';
import { fhirReferral } from './fhir-message.ts';
import { hl7Referral, hl7Withdrawal } from './hl7-message.ts';
import { patientMaker } from './patients.ts';

const TODAY = '2026-09-14';
const AT = '2026-09-10T09:15:00.000Z';

describe('messages of the demo clinic', () => {
  const makePicture = pictureMaker(chance('messages'), patientMaker(chance('people'), TODAY));
  const pictures = Array.from({ length: 60 }, makePicture);

  for (const kind of ['fhir', 'hl7v2'] as const)
    it(`are read without loss as ${kind}`, () => {
      for (const [index, picture] of pictures.entries()) {
        const sending = { number: `R-${index}`, control: `C${index}`, at: AT, omitted: [] };
        const text =
          kind === 'fhir'
            ? fhirReferral(picture, sending)
            : hl7Referral(picture, { ...sending, authorisation: null });
        const { outcomes } = readReferralMessage(text);
        const [read] = outcomes;
        if (outcomes.length !== 1 || read?.kind !== 'referral')
          return fail(`${kind} ${index}: ${JSON.stringify(outcomes)}`);
        const { referral } = read;
        const { patient } = picture;
        expect({
          family: referral.patient.familyName,
          given: referral.patient.givenName,
          born: referral.patient.birthDate,
          sex: referral.patient.sex,
          phone: referral.patient.phone,
          email: referral.patient.email,
          language: referral.patient.language,
          weight: referral.patient.weightKg,
          diabetes: referral.patient.diabetes,
          drugs: referral.patient.drugs,
          allergies: referral.patient.allergies,
          diagnosis: referral.diagnosis,
          side: referral.side,
          levels: referral.levels,
          nrs: referral.baselineNrs,
          referrer: referral.referrer,
        }).toEqual({
          family: patient.familyName,
          given: patient.givenName,
          born: patient.birthDate,
          sex: patient.sex,
          phone: patient.phone,
          email: patient.email,
          language: patient.language,
          weight: patient.weightKg,
          diabetes: patient.diabetes,
          drugs: [...patient.drugs],
          allergies: [...patient.allergies],
          diagnosis: { code: picture.code, text: picture.diagnosis },
          side: picture.side,
          levels: [...picture.levels],
          nrs: picture.nrs,
          referrer: `${picture.referrer.name}, ${picture.referrer.organisation}`,
        });
        expect(referral.history).toContain(picture.history);
        expect(referral.urgency).not.toBeNull();
      }
      return undefined;
    });

  it('are read without loss as a row of a spreadsheet', () => {
    for (const [index, picture] of pictures.entries()) {
      const sheet = csvReferral(picture, { number: `R-${index}`, omitted: [] });
      const { faults, rows } = readCsv(new TextEncoder().encode(sheet), TODAY);
      expect([...faults, ...rows.flatMap((row) => row.faults)]).toEqual([]);
      const { patient, referrer } = picture;
      expect(rows[0]?.referral).toEqual(
        jasmine.objectContaining({
          referrer: referrer.name,
          sender: referrer.organisation,
          diagnosis: { code: picture.code, text: picture.diagnosis },
          side: picture.side,
          levels: [...picture.levels],
          urgency: picture.urgency,
          baselineNrs: picture.nrs,
          patient: jasmine.objectContaining({
            familyName: patient.familyName,
            birthDate: patient.birthDate,
            phone: patient.phone,
            allergies: [...patient.allergies],
            drugs: [...patient.drugs],
          }),
        }),
      );
    }
  });

  it('brings an authorisation, and takes a referral back', () => {
    const [picture] = pictures;
    if (picture === undefined) return fail('no picture');
    const authorisation = {
      payer: 'Meridian Health',
      number: 'A123456',
      blocksAllowed: 3,
      validFrom: '2026-09-01',
      validTo: '2027-03-01',
    };
    const sending = { number: 'R-1', control: 'C1', at: AT, omitted: ['side', 'phone'] as const };
    const [asked] = readReferralMessage(
      hl7Referral(picture, { ...sending, authorisation }),
    ).outcomes;
    const [back] = readReferralMessage(
      hl7Withdrawal(picture, sending, 'Angioplasty first'),
    ).outcomes;
    if (asked?.kind !== 'referral' || back?.kind !== 'withdrawal') return fail('not read');
    expect(asked.referral.authorisation).toEqual({ ...authorisation, minimumSpacingDays: null });
    expect(asked.referral.side).toBeNull();
    expect(asked.referral.patient.phone).toBeNull();
    expect(back.key).toEqual(asked.referral.key);
    expect(back.reason).toContain('Angioplasty first');
    return undefined;
  });
});

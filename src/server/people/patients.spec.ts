import type { PatientsFound } from '#contract/snapshot';
import { aBookableClinic } from '../testing/a-bookable-clinic.ts';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

describe('the search for a patient', () => {
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await aTestClinic();
    const people: [mrn: string, family: string, given: string, born: string, phone?: string][] = [
      ['GA-000101', 'Okafor', 'Grace', '1974-03-02', '+44 1632 960101'],
      ['GA-000102', 'Ó Briain', 'Róisín', '1981-11-30'],
      ['GA-000103', 'Wieczorek', 'Tomasz', '1966-07-15'],
      ['GA-000204', 'Grayson', 'Ann', '1990-01-22'],
      ['HX-777', 'Venkataraman', 'Priya', '1974-03-02'],
    ];
    for (const [mrn, family, given, born, phone = null] of people) {
      const [row] = await clinic.sql<{ id: string }>('select gen_random_uuid() as id');
      await clinic.sql(
        `with added as (insert into resource (clinic_id, resource_id, kind, name, active_from)
           values ($1, $2, 'patient', 'x', '2026-01-01'))
         insert into patient (clinic_id, patient_id, mrn, family_name, given_name, sex, birth_date,
             phone)
           values ($1, $2, $3, $4, $5, 'unknown', $6, $7)`,
        [clinic.clinicId, row?.id, mrn, family, given, born, phone],
      );
    }
  });
  afterAll(() => clinic.stop());

  const cases: [typed: string, first: string][] = [
    ['Okafor', 'Okafor'],
    ['okaf', 'Okafor'],
    ['Okafro', 'Okafor'],
    ['grace ok', 'Okafor'],
    ['Roisin', 'Ó Briain'],
    ['O Briain', 'Ó Briain'],
    ['tomas', 'Wieczorek'],
    ['Wiezorek', 'Wieczorek'],
    ['venkat', 'Venkataraman'],
    ['GA-000204', 'Grayson'],
    ['hx-7', 'Venkataraman'],
    ['Okfaor', 'Okafor'],
    ['Okaor', 'Okafor'],
    ['o briain roisin', 'Ó Briain'],
    ['Wieczorek Tomaz', 'Wieczorek'],
    ['Venkatarman', 'Venkataraman'],
    ['0204', 'Grayson'],
    ['000102', 'Ó Briain'],
    ['1966-07-15', 'Wieczorek'],
    ['15.7.1966', 'Wieczorek'],
    ['15/07/1966', 'Wieczorek'],
    ['priya 2.3.1974', 'Venkataraman'],
    ['grace 1974-03-02', 'Okafor'],
    ['01632 960 101', 'Okafor'],
  ];
  for (const [typed, first] of cases)
    it(`finds ${first} by "${typed}"`, async () => {
      const coordinator = await clinic.addActor(['coordinator']);
      const answer = await clinic.inject(coordinator, {
        url: `/api/patients?search=${encodeURIComponent(typed)}`,
      });
      expect(answer.statusCode).toBe(200);
      const { patients } = answer.json<{ patients: { familyName: string }[] }>();
      expect(patients[0]?.familyName).toBe(first);
    });

  it('finds nobody by what nobody is called', async () => {
    const coordinator = await clinic.addActor(['coordinator']);
    for (const typed of ['zzzz', '%', `'; --`, ' ']) {
      const answer = await clinic.inject(coordinator, {
        url: `/api/patients?search=${encodeURIComponent(typed)}`,
      });
      expect(answer.json()).withContext(typed).toEqual({ patients: [], newestReferrals: {} });
    }
  });

  it('leads to the newest referral, which may be older than any desk holds', async () => {
    const bookable = await aBookableClinic({ rooms: 1, bays: 1 });
    try {
      const { referralId } = await bookable.addCase();
      const [row] = await bookable.clinic.sql<{ id: string; mrn: string }>(
        'select patient_id as id, mrn from patient join referral using (patient_id) where referral_id = $1',
        [referralId],
      );
      const answer = await bookable.clinic.inject(bookable.coordinator, {
        url: `/api/patients?search=${row?.mrn ?? ''}`,
      });
      const { newestReferrals } = answer.json<PatientsFound>();
      expect(newestReferrals[row?.id ?? '']).toBe(referralId);
    } finally {
      await bookable.clinic.stop();
    }
  });
});

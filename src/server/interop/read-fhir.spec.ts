import { fixture, onlyReferral } from '../testing/messages.ts';

describe('A complete FHIR bundle', () => {
  const referral = onlyReferral(fixture('full-bundle.json'));

  it('gives every fact it holds', () => {
    expect(referral).toEqual({
      key: { space: 'https://kings-hill.example/referrals', value: 'KHF-10077' },
      identifier: 'KHF-10077',
      sender: "King's Hill Hospital",
      fingerprint: jasmine.any(String) as unknown as string,
      receivedOn: null,
      letters: [],
      place: 'Bundle.entry[1].resource',
      patient: {
        identifiers: [
          { space: 'https://kings-hill.example/patients', value: '559120' },
          { space: 'https://kings-hill.example/fhir', value: 'Patient/patient' },
        ],
        inFile: {
          space: jasmine.stringMatching(/^file /) as unknown as string,
          value: 'Bundle.entry[2].resource',
        },
        familyName: 'Kowalczyk',
        givenName: 'Zofia Maria',
        birthDate: '1987-02-19',
        sex: 'female',
        phone: '01632 960 214',
        email: 'zofia.kowalczyk@example.org',
        language: 'pl',
        interpreterNeeded: true,
        weightKg: 71.5,
        allergies: ['Iodinated contrast'],
        drugs: ['Eliquis 5 mg twice daily'],
        diabetes: false,
      },
      referrer: 'Dr Tom Hale',
      order: { codes: ['64520'], text: 'Left lumbar sympathetic block, L3' },
      diagnosis: {
        code: 'G90.522',
        text: 'Complex regional pain syndrome I of left lower limb',
      },
      side: 'left',
      levels: ['L3'],
      urgency: 'urgent',
      baselineNrs: 8,
      history: jasmine.stringMatching(/ankle fracture[^]*Northlight Health/) as unknown as string,
      authorisation: null,
    });
  });

  it('is the same referral under another name of the file, in another order of its properties', () => {
    const bundle = JSON.parse(fixture('full-bundle.json')) as { entry: unknown[]; id?: string };
    const shuffled = onlyReferral(
      JSON.stringify({ ...bundle, id: 'resent', timestamp: '2026-09-12T00:00:00Z' }),
    );
    expect(shuffled.key).toEqual(referral.key);
    expect(shuffled.fingerprint).toBe(referral.fingerprint);
  });
});

describe('A request with the least there can be', () => {
  it('is taken with nothing but a name', () => {
    const referral = onlyReferral(fixture('bare-minimum.json'));
    expect(referral.patient.familyName).toBe('Haddad');
    expect(referral.patient.givenName).toBe('Samira');
    expect([referral.diagnosis, referral.side, referral.urgency, referral.sender]).toEqual([
      null,
      null,
      null,
      '',
    ]);
    expect(referral.key.space).toBe('content');
  });

  it('finds its patient inside itself, beside itself in a list, or a line further down', () => {
    const request = { resourceType: 'ServiceRequest', status: 'active' };
    const patient = { resourceType: 'Patient', id: 'p1', name: [{ family: 'Okafor' }] };
    for (const content of [
      JSON.stringify({ ...request, subject: { reference: '#p1' }, contained: [patient] }),
      JSON.stringify([{ ...request, subject: { reference: 'Patient/p1' } }, patient]),
      `${JSON.stringify(patient)}\n${JSON.stringify({ ...request, subject: { reference: 'Patient/p1/_history/2' } })}\n`,
    ])
      expect(onlyReferral(content).patient.familyName).withContext(content).toBe('Okafor');
  });

  it('does not take another server’s patient of the same id for its own', () => {
    const { patient } = onlyReferral(
      JSON.stringify({
        resourceType: 'Bundle',
        entry: [
          {
            fullUrl: 'https://here.example/fhir/Patient/7',
            resource: { resourceType: 'Patient', id: '7', name: [{ family: 'Here' }] },
          },
          {
            resource: {
              resourceType: 'ServiceRequest',
              status: 'active',
              subject: { reference: 'https://elsewhere.example/fhir/Patient/7' },
            },
          },
        ],
      }),
    );
    expect(patient.familyName).toBe('');
    expect(patient.identifiers).toEqual([
      { space: 'url', value: 'https://elsewhere.example/fhir/Patient/7' },
    ]);
  });

  it('loses one fact, and not the patient, to a slip of its sender', () => {
    const referral = onlyReferral(
      JSON.stringify({
        resourceType: 'ServiceRequest',
        status: 'active',
        priority: 7,
        subject: { reference: '#p' },
        bodySite: { text: 'Right foot' },
        note: [null, { text: 12 }, { text: 'Kept' }],
        contained: [
          {
            resourceType: 'Patient',
            id: 'p',
            name: [{ family: ['wrong'], given: 'Anna' }],
            birthDate: '1980-02-31',
            gender: 'F',
          },
        ],
      }),
    );
    expect(referral.side).toBe('right');
    expect(referral.urgency).toBeNull();
    expect(referral.history).toContain('Kept');
    expect(referral.patient.birthDate).toBeNull();
  });

  for (const [site, code, side] of [
    ['Left lower limb', 'Block', 'left'],
    ['Both knees', 'Block', 'both'],
    ['', 'Lumbar block, right', 'right'],
    ['Left leg', 'Right lumbar block', null],
    ['Left leg, worse than the right', 'Block', null],
    ['Bright red foot', 'Block', null],
    ['', 'Block', null],
  ] as const)
    it(`"${site}" and "${code}" order ${side ?? 'no clear side'}`, () => {
      const referral = onlyReferral(
        JSON.stringify({
          resourceType: 'ServiceRequest',
          status: 'active',
          code: { text: code },
          bodySite: site === '' ? [] : [{ text: site }],
        }),
      );
      expect(referral.side).toBe(side);
    });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readReferralMessage } from './read-referral-message.ts';

/** Real files of HL7, beside the project; where they are not, the specs say so and wait. */
const CORPUS = new URL('../../../../shared/corpus/', import.meta.url);

/** What each file that is, or holds, a request comes to; every other one is no referral. */
const EXPECTED: Readonly<Record<string, string>> = {
  'ServiceRequest-ambulation.json': 'completed @ ServiceRequest.status',
  'ServiceRequest-appendectomy-narrative.json': 'completed @ ServiceRequest.status',
  'ServiceRequest-benchpress.json': 'Bench Press (regime/therapy)',
  'ServiceRequest-colon-biopsy.json': 'completed @ ServiceRequest.status',
  'ServiceRequest-colonoscopy.json': 'completed @ ServiceRequest.status',
  'ServiceRequest-di.json': 'Chest CT',
  'ServiceRequest-do-not-turn.json': 'do-not-perform @ ServiceRequest.doNotPerform',
  'ServiceRequest-education.json': 'completed @ ServiceRequest.status',
  'ServiceRequest-example-implant.json': 'completed @ ServiceRequest.status',
  'ServiceRequest-example-pgx.json': 'CYP2D6 gene targeted mutation analysis',
  'ServiceRequest-example.json': 'completed @ ServiceRequest.status',
  'ServiceRequest-ft4.json': 'Free T4',
  'ServiceRequest-lipid.json': 'Lipid Panel',
  'ServiceRequest-myringotomy.json': 'Insertion of grommets',
  'ServiceRequest-ob.json': 'completed @ ServiceRequest.status',
  'ServiceRequest-og-example1.json': 'ABCB4 gene mutation analysis',
  'ServiceRequest-physical-therapy.json': 'completed @ ServiceRequest.status',
  'ServiceRequest-physiotherapy.json': 'completed @ ServiceRequest.status',
  'ServiceRequest-subrequest.json': 'Peanut IgG',
  'ServiceRequest-vent.json': 'completed @ ServiceRequest.status',
  'REF-I12-01.hl7': 'Biopsy of colon (procedure)',
  'REF-I14-01.hl7': 'withdrawal of 226839',
};

function summary(content: Uint8Array): string {
  return readReferralMessage(content)
    .outcomes.map((outcome) => {
      if (outcome.kind === 'referral') return outcome.referral.order.text;
      if (outcome.kind === 'withdrawal') return `withdrawal of ${outcome.key.value}`;
      return `${outcome.fault} @ ${outcome.place}`;
    })
    .join('; ');
}

function filesOf(folder: string): { name: string; content: Uint8Array }[] {
  const at = new URL(`${folder}/`, CORPUS);
  return readdirSync(at).map((name) => ({ name, content: readFileSync(new URL(name, at)) }));
}

describe('The real files beside the project', () => {
  if (!existsSync(CORPUS)) {
    xit('are not here: put ../shared/corpus beside the project to read them', () => undefined);
    return;
  }
  const files = [...filesOf('fhir-r4-examples'), ...filesOf('hl7v2')];

  it('are all of them there', () => {
    const names = files.map(({ name }) => name);
    for (const name of Object.keys(EXPECTED)) expect(names).toContain(name);
  });

  for (const { name, content } of files)
    it(`${name}: ${EXPECTED[name] ?? 'no referral'}`, () => {
      const found = summary(content);
      if (EXPECTED[name] === undefined)
        expect(found).toMatch(/^not-a-referral @ (\w+\.resourceType|MSH-9)$/);
      else expect(found).toBe(EXPECTED[name]);
    });

  it('share a control id and a bare identifier, and are told apart all the same', () => {
    const keys = files
      .flatMap(({ content }) => readReferralMessage(content).outcomes)
      .flatMap((outcome) => (outcome.kind === 'referral' ? [outcome.referral.key] : []))
      .map(({ space, value }) => `${space} ${value}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

import type { LetterFault } from '#domain/referral/incoming-letter';
import { aPdf, aPng } from '../testing/letters.ts';
import { readReferralMessage } from './read-referral-message.ts';

const PDF = aPdf('Dear team').toString('base64');
const PNG = aPng().toString('base64');
const attachment = (content: object) => ({ content: [{ attachment: content }] });
const pdf = attachment({ title: 'Letter.pdf', data: PDF });

const patient = (id: string) => ({ resourceType: 'Patient', id, name: [{ family: `Of ${id}` }] });
const request = (id: string, of: string, more: object = {}) => ({
  resourceType: 'ServiceRequest',
  id,
  status: 'active',
  subject: { reference: `Patient/${of}` },
  ...more,
});
const document = (more: object) => ({
  resourceType: 'DocumentReference',
  id: 'doc',
  status: 'current',
  ...more,
});
const points = (reference: string) => ({ supportingInfo: [{ reference }] });

/** For each referral of a Bundle its letters: name and bytes in base64, or name and why there are none. */
function lettersIn(...resources: object[]) {
  const bundle = { resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) };
  return readReferralMessage(JSON.stringify(bundle)).outcomes.map((outcome) => {
    if (outcome.kind !== 'referral') throw new Error(JSON.stringify(outcome));
    return outcome.referral.letters.map(({ name, content }) => [
      name,
      typeof content === 'string' ? content : Buffer.from(content).toString('base64'),
    ]);
  });
}

describe('Letters inside a FHIR Bundle', () => {
  const one = [patient('a'), request('r', 'a')];

  it('are taken with the request they belong to', () => {
    const belonging: Readonly<Record<string, readonly object[]>> = {
      'the only one of the file': [...one, document(pdf)],
      'of the same patient': [
        patient('a'),
        request('r', 'a'),
        document({ ...pdf, subject: { reference: 'Patient/a' } }),
      ],
      'named by the request': [
        patient('a'),
        request('r', 'a', points('DocumentReference/doc')),
        document(pdf),
      ],
      'naming the request': [
        ...one,
        document({ ...pdf, context: { related: [{ reference: 'ServiceRequest/r' }] } }),
      ],
      'contained in it': [
        patient('a'),
        request('r', 'a', { ...points('#doc'), contained: [document(pdf)] }),
      ],
      'in a Binary': [
        ...one,
        document(attachment({ title: 'Letter.pdf', url: 'Binary/b' })),
        { resourceType: 'Binary', id: 'b', contentType: 'text/plain', data: PDF },
      ],
    };
    for (const [how, resources] of Object.entries(belonging))
      expect(lettersIn(...resources))
        .withContext(how)
        .toEqual([[['Letter.pdf', PDF]]]);
  });

  it('are each rendering of a document, and a Binary that stands alone', () => {
    const both = { content: [...pdf.content, ...attachment({ data: PNG }).content] };
    expect(lettersIn(...one, document({ ...both, description: 'Referral letter' }))).toEqual([
      [
        ['Letter.pdf', PDF],
        ['Referral letter', PNG],
      ],
    ]);
    const lone = { resourceType: 'Binary', id: 'b', data: PNG };
    expect(lettersIn(...one, lone)).toEqual([[['Letter', PNG]]]);
  });

  it('go to their own request where a file has several', () => {
    const two = [...one, patient('b'), request('s', 'b')];
    const about = (id: string) => document({ ...pdf, subject: { reference: `Patient/${id}` } });
    expect(lettersIn(...two, about('b'))).toEqual([[], [['Letter.pdf', PDF]]]);
    expect(lettersIn(...two, document(pdf))).toEqual([[['Letter.pdf', 'unclear-whose']], []]);
    const strays = [...one, patient('b'), request('s', 'b', points('DocumentReference/doc'))];
    expect(lettersIn(...strays, about('a'))).toEqual([[], [['Letter.pdf', 'another-patient']]]);
  });

  it('are named where there is nothing to look at', () => {
    const faults: readonly (readonly [LetterFault, object])[] = [
      ['not-base64', attachment({ data: 'Dear team,' })],
      ['no-content', attachment({})],
      ['no-content', { content: [] }],
      ['elsewhere', attachment({ url: 'https://elsewhere.example/letter.pdf' })],
      ['set-aside', { ...pdf, status: 'entered-in-error' }],
      ['unclear-whose', { ...pdf, subject: { reference: 'Patient/nobody' } }],
    ];
    for (const [fault, facts] of faults) {
      const [[letter] = []] = lettersIn(...one, document(facts));
      expect(letter?.[1]).withContext(JSON.stringify(facts)).toBe(fault);
    }
    const missing = request('r', 'a', points('DocumentReference/not-sent'));
    expect(lettersIn(patient('a'), missing)).toEqual([[['Letter', 'elsewhere']]]);
  });

  it('make another message of it, and none makes the one it was', () => {
    const prints = [[], [document(pdf)], [document(attachment({ data: PNG }))]].map((documents) => {
      const bundle = {
        resourceType: 'Bundle',
        entry: [...one, ...documents].map((resource) => ({ resource })),
      };
      const [outcome] = readReferralMessage(JSON.stringify(bundle)).outcomes;
      return outcome?.kind === 'referral' ? outcome.referral.fingerprint : '';
    });
    expect(new Set(prints).size).toBe(3);
  });
});

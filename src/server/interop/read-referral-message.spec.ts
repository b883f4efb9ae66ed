import fc from 'fast-check';
import { fixture, summary } from '../testing/messages.ts';
import { readReferralMessage } from './read-referral-message.ts';

describe('What is not taken in', () => {
  const request = (over: object) =>
    JSON.stringify({ resourceType: 'ServiceRequest', status: 'active', ...over });

  for (const [name, content, expected] of [
    ['nothing', '', 'empty @ the file'],
    ['white space', ' \n ', 'empty @ the file'],
    ['a PDF', '%PDF-1.7 …', 'unknown-format @ line 1, column 1'],
    ['FHIR in XML', '<Bundle xmlns="http://hl7.org/fhir"/>', 'unknown-format @ line 1, column 1'],
    ['JSON that breaks', '{\n  "resourceType": "Bundle",,\n}', 'not-json @ line 2, column 28'],
    ['JSON that ends early', '{\n "a": "x', 'not-json @ line 2, column 9'],
    ['a zip renamed to .json', 'PK\u0003\u0004 ', 'packed @ the file'],
    ['a list nested without end', '['.repeat(100_000), 'too-deep @ line 1, column 101'],
    ['JSON that is no resource', '{"a": 1}', 'no-referral-inside @ $this'],
    ['another resource', '{"resourceType":"Slot"}', 'not-a-referral @ Slot.resourceType'],
    [
      'a bundle without a request',
      '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient"}}]}',
      'no-referral-inside @ Bundle.entry',
    ],
    ['what is completed', request({ status: 'completed' }), 'completed @ ServiceRequest.status'],
    [
      'what must not be done',
      request({ doNotPerform: true }),
      'do-not-perform @ ServiceRequest.doNotPerform',
    ],
    [
      'somebody who has died',
      request({
        subject: { reference: '#p' },
        contained: [{ resourceType: 'Patient', id: 'p', deceasedBoolean: true }],
      }),
      'patient-deceased @ ServiceRequest.subject',
    ],
    ['a header alone', 'MSH', 'unknown-format @ line 1, column 1'],
    ['a header without separators', 'MSH|', 'not-hl7 @ MSH-2'],
    ['a header without a type', 'MSH|^~\\&|A|B', 'not-hl7 @ MSH-9'],
    [
      'a question about a referral',
      'MSH|^~\\&|A|B|||1||REF^I15|1|P|2.5',
      'event-not-taken @ MSH-9',
    ],
    ['admissions', 'MSH|^~\\&|A|B|||1||ADT^A01|1|P|2.5', 'not-a-referral @ MSH-9'],
  ] as const)
    it(`is ${name}: ${expected}`, () => {
      expect(summary(content)).toEqual([expected]);
    });

  it('is binary, or more than fits', () => {
    expect(summary(Buffer.from([0x7b, 0xff, 0xfe, 0x00]))).toEqual(['not-text @ the file']);
    expect(summary(Buffer.alloc(5 * 1024 * 1024 + 1, 32))).toEqual(['too-large @ the file']);
    const many = Array.from({ length: 501 }, () => ({ resourceType: 'ServiceRequest' }));
    expect(summary(JSON.stringify(many))).toEqual(['too-many @ the file']);
  });

  it('is taken back by its sender instead', () => {
    for (const status of ['revoked', 'entered-in-error'])
      expect(summary(request({ status }))).toEqual(['withdrawal']);
    expect(summary(fixture('ref-i14.hl7'))).toEqual(['withdrawal']);
  });
});

describe('Whatever a sender sends', () => {
  const fixtures = ['full-bundle.json', 'bare-minimum.json', 'ref-i12.hl7', 'ref-i14.hl7'].map(
    fixture,
  );

  it('is answered, never thrown at', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...fixtures),
        fc.array(
          fc.record({
            at: fc.double({ min: 0, max: 1, noNaN: true }),
            cut: fc.nat(40),
            put: fc.oneof(
              fc.string({ maxLength: 12, unit: 'binary' }),
              fc.constantFrom(
                '|',
                '^',
                '~',
                '\\',
                '&',
                '\r',
                '"',
                '{',
                '}',
                '[',
                ']',
                ',',
                'null',
                '\0',
              ),
            ),
          }),
          { maxLength: 6 },
        ),
        (original, edits) => {
          const edited = edits.reduce((text, { at, cut, put }) => {
            const index = Math.floor(at * text.length);
            return text.slice(0, index) + put + text.slice(index + cut);
          }, original);
          expect(readReferralMessage(edited).outcomes.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is answered also where the types of its values are wrong', () => {
    const paths = leaves(JSON.parse(fixtures[0] ?? '{}'));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 })), {
          minLength: 1,
          maxLength: 8,
        }),
        (edits) => {
          const bundle: unknown = JSON.parse(fixtures[0] ?? '{}');
          for (const [path, value] of edits) put(bundle, path, value);
          expect(readReferralMessage(JSON.stringify(bundle)).outcomes.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});

type Path = readonly string[];

/** Every path in a JSON value, inner nodes too. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, key]))];
}

function put(root: unknown, path: Path, value: unknown): void {
  let node: unknown = root;
  for (const key of path.slice(0, -1)) {
    if (typeof node !== 'object' || node === null) return;
    node = (node as Record<string, unknown>)[key];
  }
  const last = path.at(-1);
  if (last !== undefined && typeof node === 'object' && node !== null)
    (node as Record<string, unknown>)[last] = value;
}

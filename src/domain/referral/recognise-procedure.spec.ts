import { recogniseProcedure } from '#domain/referral/recognise-procedure';
import { aProcedureType } from '#domain/testing/builders';

const types = [
  aProcedureType({ id: 'lsb', name: 'Lumbar sympathetic block', shortName: 'LSB' }),
  aProcedureType({
    id: 'lsb-s',
    name: 'Lumbar sympathetic block under sedation',
    shortName: 'LSB-S',
  }),
  aProcedureType({ id: 'old', name: 'Chemical sympathectomy', shortName: 'CSX', active: false }),
];
const found = (text: string, ...codes: string[]) =>
  recogniseProcedure({ text, codes }, types)?.id ?? null;

describe('The procedure that a referrer asks for', () => {
  for (const [text, codes, id] of [
    ['Left lumbar sympathetic block, L3', [], 'lsb'],
    ['LUMBAR  SYMPATHETIC-BLOCK under sedation', [], 'lsb-s'],
    ['please do an LSB', [], 'lsb'],
    ['Injection', ['64520'], 'lsb'],
    ['Insertion of grommets', ['172676009'], null],
    ['Chemical sympathectomy', [], null],
    ['', [], null],
  ] as const)
    it(`"${text}" ${codes.join()} is ${id ?? 'left to the physician'}`, () => {
      expect(found(text, ...codes)).toBe(id);
    });
});

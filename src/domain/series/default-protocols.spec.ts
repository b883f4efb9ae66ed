import { defaultProcedureTypes } from '#domain/clinic/default-procedure-types';
import { defaultProtocols } from '#domain/series/default-protocols';

describe('the protocols a clinic starts with', () => {
  for (const protocol of defaultProtocols())
    it(`${protocol.name}: numbers that can be kept, for a procedure there is, with a source`, () => {
      const { minimumDays, usualDays, maximumDays, blocks, yearlyCap } = protocol;
      expect(minimumDays).toBeGreaterThanOrEqual(1);
      expect(usualDays).toBeGreaterThanOrEqual(minimumDays);
      expect(maximumDays).toBeGreaterThanOrEqual(usualDays);
      expect(blocks).toBeLessThanOrEqual(yearlyCap);
      expect(protocol.continueReliefPercent).toBe(50);
      expect(protocol.source).not.toBe('');
      expect(defaultProcedureTypes().map(({ shortName }) => shortName)).toContain(
        protocol.procedureTypeShortName,
      );
    });

  it('begin with the lumbar sympathetic series', () => {
    expect(defaultProtocols()[0]?.procedureTypeShortName).toBe('LSB');
  });
});

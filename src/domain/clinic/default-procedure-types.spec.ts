import { defaultProcedureTypes } from '#domain/clinic/default-procedure-types';
import { defaultProtocols } from '#domain/series/default-protocols';
import { isMinute } from '#domain/time/minutes';

describe('the procedures a clinic starts with', () => {
  for (const type of defaultProcedureTypes())
    it(`${type.name} keeps to what the database holds`, () => {
      expect(type.durationMinutes).toBeGreaterThanOrEqual(5);
      expect(type.durationMinutes).toBeLessThanOrEqual(30);
      for (const minutes of [
        type.durationMinutes,
        type.turnoverMinutes,
        type.recoveryMinutes,
        type.arriveBeforeMinutes,
      ])
        expect(isMinute(minutes)).toBeTrue();
      expect(type.shortName.length).toBeLessThanOrEqual(6);
    });

  it('have names of their own', () => {
    const types = defaultProcedureTypes();
    expect(new Set(types.map(({ shortName }) => shortName)).size).toBe(types.length);
    expect(new Set(types.map(({ name }) => name)).size).toBe(types.length);
  });

  it('include every one that a protocol is for', () => {
    const short = defaultProcedureTypes().map(({ shortName }) => shortName);
    for (const { procedureTypeShortName } of defaultProtocols())
      expect(short).toContain(procedureTypeShortName);
  });
});

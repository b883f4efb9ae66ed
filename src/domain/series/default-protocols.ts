import type { Protocol } from '#domain/series/series';

/** A protocol before it belongs to a clinic; `procedureTypeShortName` says of which procedure. */
export type ProtocolDefault = Omit<Protocol, 'id' | 'version' | 'procedureTypeId'> & {
  readonly procedureTypeShortName: string;
};

/**
 * The protocols a clinic starts with; every number is a default that it can change, and the
 * evidence behind all of them is contested (Cochrane CD002918: low to very low quality).
 */
export function defaultProtocols(): ProtocolDefault[] {
  const lumbar = {
    blocks: 3,
    minimumDays: 7,
    usualDays: 14,
    // Three blocks in six weeks are seen (clinical.md E [56]): a gap of four weeks is our limit.
    maximumDays: 28,
    yearlyCap: 6,
    continueReliefPercent: 50,
    source:
      'Aetna CPB 0447 (at most 3 initial blocks, at least 7 days apart); Independence 08.00.57 (6 in 12 months); ASIPP (50 % relief, usually 2 weeks)',
  };
  return [
    { ...lumbar, name: 'Lumbar sympathetic series', procedureTypeShortName: 'LSB' },
    {
      ...lumbar,
      name: 'Lumbar sympathetic series, sedated',
      procedureTypeShortName: 'LSB-S',
    },
    {
      name: 'Lumbar sympathetic, weekly',
      procedureTypeShortName: 'LSB',
      // 2 to 5 weekly blocks are seen (clinical.md E [55]).
      blocks: 4,
      minimumDays: 7,
      usualDays: 7,
      maximumDays: 14,
      yearlyCap: 6,
      continueReliefPercent: 50,
      source:
        'Weekly practice of 2 to 5 blocks; Aetna CPB 0447 (at least 7 days apart); Independence 08.00.57 (6 in 12 months)',
    },
    {
      name: 'Stellate ganglion series',
      procedureTypeShortName: 'SGB',
      // 4 to 5 blocks, one or two a week (clinical.md E [57]).
      blocks: 4,
      minimumDays: 3,
      usualDays: 7,
      maximumDays: 21,
      yearlyCap: 6,
      continueReliefPercent: 50,
      source:
        'Medscape 334377 (4 to 5 blocks, one or two a week); Independence 08.00.57 (6 sympathetic blocks in 12 months)',
    },
    {
      name: 'Epidural steroid series',
      procedureTypeShortName: 'LESI',
      blocks: 2,
      // Older ASIPP for epidurals: at least one week, preferably two (clinical.md E [58]).
      minimumDays: 7,
      usualDays: 14,
      maximumDays: 60,
      yearlyCap: 6,
      continueReliefPercent: 50,
      source: 'Older ASIPP guideline (at least 1, preferably 2 weeks apart; 50 % relief)',
    },
  ];
}

/** What a sender forgot to write. */
export const OMITTED = [
  'side',
  'phone',
  'baseline-nrs',
  'urgency',
  'levels',
  'diagnosis-code',
] as const;
export type Omitted = (typeof OMITTED)[number];

import type { Names } from '../refusal-messages/names';

const NAMES: Readonly<Partial<Record<string, string>>> = {
  'room-2': 'Room 2',
  'physician-1': 'Dr Okonjo',
  'patient-1': 'Okafor, Grace',
};

/** Names for specs, on Monday 14 September 2026 in London. */
export const aNames = (): Names => {
  const named = (id: string): string => NAMES[id] ?? id;
  return {
    today: '2026-09-14',
    zone: 'Europe/London',
    resource: named,
    procedureType: named,
    patient: named,
    person: named,
  };
};

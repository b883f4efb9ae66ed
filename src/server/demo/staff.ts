import type { Role } from '#domain/people/roles';

/** One passphrase for every demo sign-in; the start prints it. It protects invented people only. */
export const DEMO_PASSWORD = 'tidal-harbour-lantern-42';

type Numbered<Word extends string, Numbers extends number> = `${Word}-${Numbers}`;
export type PhysicianKey = Numbered<'physician', 1 | 2 | 3 | 4 | 5>;
export type StaffKey =
  | Numbered<'coordinator', 1 | 2>
  | Numbered<'nurse', 1 | 2 | 3>
  | PhysicianKey
  | 'administrator-1'
  | 'display-1';

export interface StaffMember {
  readonly key: StaffKey;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** Column heading on the board; physicians only. */
  readonly shortName: string | null;
}

const staff = (
  key: StaffKey,
  name: string,
  mailbox: string,
  roles: readonly Role[],
  shortName: string | null = null,
): StaffMember => ({ key, name, email: `${mailbox}@harbour.example.org`, roles, shortName });

/** Everybody who signs in to the demo clinic; the first of each role does that role's work. */
export const STAFF: readonly StaffMember[] = [
  staff('coordinator-1', 'Maya Lindqvist', 'maya.lindqvist', ['coordinator']),
  staff('coordinator-2', 'Owen Tranter', 'owen.tranter', ['coordinator']),
  staff('nurse-1', 'Blessing Achebe', 'blessing.achebe', ['nurse']),
  staff('nurse-2', 'Róisín Keane', 'roisin.keane', ['nurse']),
  staff('nurse-3', 'Dilip Raval', 'dilip.raval', ['nurse']),
  staff('physician-1', 'Dr Ines Okonjo', 'ines.okonjo', ['physician'], 'OKO'),
  staff('physician-2', 'Dr Tomasz Wieczorek', 'tomasz.wieczorek', ['physician'], 'WIE'),
  staff('physician-3', 'Dr Helen Braithwaite', 'helen.braithwaite', ['physician'], 'BRA'),
  staff('physician-4', 'Dr Samir Haddad', 'samir.haddad', ['physician'], 'HAD'),
  staff('physician-5', 'Dr Priya Venkataraman', 'priya.venkataraman', ['physician'], 'VEN'),
  staff('administrator-1', 'Catherine Mossop', 'catherine.mossop', ['administrator']),
  staff('display-1', 'Waiting room', 'waiting.room', ['display']),
];

/** Physicians as the plan counts them, from 0. */
export const PHYSICIANS: readonly PhysicianKey[] = [
  'physician-1',
  'physician-2',
  'physician-3',
  'physician-4',
  'physician-5',
];

export function physicianKey(index: number): PhysicianKey {
  const key = PHYSICIANS[index];
  if (key === undefined) throw new Error(`The demo clinic has no physician ${index}.`);
  return key;
}

export const ROOMS = [
  { name: 'Fluoroscopy 1', shortName: 'F1' },
  { name: 'Fluoroscopy 2', shortName: 'F2' },
  { name: 'Fluoroscopy 3', shortName: 'F3' },
] as const;

/**
 * Six bays: two nurses from the first patient to the last, a third from ten to four. One nurse
 * watches at most three patients in second-stage recovery (clinical.md F).
 */
export const BAYS = [
  { name: 'Bay 1', shortName: 'B1', from: 480, to: 1080 },
  { name: 'Bay 2', shortName: 'B2', from: 480, to: 1080 },
  { name: 'Bay 3', shortName: 'B3', from: 480, to: 1080 },
  { name: 'Bay 4', shortName: 'B4', from: 480, to: 1080 },
  { name: 'Bay 5', shortName: 'B5', from: 570, to: 1020 },
  { name: 'Bay 6', shortName: 'B6', from: 570, to: 1020 },
] as const;

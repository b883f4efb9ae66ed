import type { Role } from '#domain/people/roles';

/** Somebody who works in the clinic, as colleagues see them. */
export interface Person {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** The physician resource this person is on the board, if any. */
  readonly physicianId: string | null;
  readonly active: boolean;
}

/** Who acts, in which clinic, with which roles: passed to every rule that asks who. */
export interface Actor {
  readonly personId: string;
  readonly clinicId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly physicianId: string | null;
}

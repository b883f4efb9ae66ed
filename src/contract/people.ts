import { z } from 'zod';
import { clinicSchema, openingHoursSchema } from '#contract/clinic';
import type { Clinic } from '#domain/clinic/clinic';
import type { Person } from '#domain/people/person';
import { ACTS, ROLES, type Act } from '#domain/people/roles';

export const personSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.enum(ROLES)),
    physicianId: z.uuid().nullable(),
    active: z.boolean(),
  })
  .meta({ id: 'Person' }) satisfies z.ZodType<Person>;

const email = z.email().max(254);
/** Its length is judged by the domain, which says how long it must be. */
const password = z.string().max(200);
const name = z.string().trim().min(1).max(120);
const version = z.int().min(1).meta({ description: 'The version this change is based on.' });
const roles = z.array(z.enum(ROLES)).max(ROLES.length);

/** `POST /api/sign-ins` */
export const credentialsSchema = z.object({ email: z.string().trim().max(254), password });
export type Credentials = z.infer<typeof credentialsSchema>;

/** Who is signed in, where, and what their roles open. */
export interface SignedIn {
  readonly person: Person;
  readonly clinic: Clinic;
  readonly acts: readonly Act[];
}
export const signedInSchema = z.object({
  person: personSchema,
  clinic: clinicSchema,
  acts: z.array(z.enum(ACTS)),
}) satisfies z.ZodType<SignedIn>;

/** `GET /api/sign-ins`: nobody at the desk is an answer, not an error. */
export interface AtThisDesk {
  readonly signedIn: SignedIn | null;
}
export const atThisDeskSchema = z.object({
  signedIn: signedInSchema.nullable(),
}) satisfies z.ZodType<AtThisDesk>;

/** `PUT /api/sign-ins/current/password` */
export const changePasswordSchema = z.object({ present: password, next: password });
export type ChangePassword = z.infer<typeof changePasswordSchema>;

/** `POST /api/people` */
export const addPersonSchema = z.object({
  name,
  email,
  roles,
  physicianId: z.uuid().nullable(),
  password,
});
export type AddPerson = z.infer<typeof addPersonSchema>;

/** `PUT /api/people/:id`; whoever is no longer active is signed out at once. */
export const changePersonSchema = z.object({
  version,
  name,
  roles,
  physicianId: z.uuid().nullable(),
  active: z.boolean(),
});
export type ChangePerson = z.infer<typeof changePersonSchema>;

/** `PUT /api/people/:id/password`: a new initial password; their sign-ins end. */
export const resetPasswordSchema = z.object({ version, password });
export type ResetPassword = z.infer<typeof resetPasswordSchema>;

/** `GET /api/set-up`: is this installation still without a clinic? */
export const setUpStateSchema = z.object({ needed: z.boolean() });
export type SetUpState = z.infer<typeof setUpStateSchema>;

/** `POST /api/set-up`: the first visit makes the clinic and its administrator, once. */
export const setUpSchema = z.object({
  clinic: z.object({
    name,
    zone: z.string().max(60).meta({ description: 'IANA zone, e.g. Europe/London' }),
  }),
  /** Monday to Friday, 08:00 to 18:00, when left out. */
  openingHours: openingHoursSchema.exactOptional(),
  administrator: z.object({ name, email, password }),
  /** The physician whose sessions come first; more are added on the Set-up page. */
  physician: z.object({ name, shortName: z.string().trim().min(1).max(6) }).nullable(),
  rooms: z.int().min(1).max(12).default(1),
  bays: z.int().min(1).max(24).default(2),
});
export type SetUp = z.infer<typeof setUpSchema>;

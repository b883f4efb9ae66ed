import type { ClinicDate } from '#domain/time/clinic-date';

/** What a sentence needs to call things by their names; ids never reach the reader. */
export interface Names {
  readonly today: ClinicDate;
  readonly zone: string;
  resource(id: string): string;
  procedureType(id: string): string;
  patient(id: string): string;
  person(id: string): string;
}

import type { ByDatabase, Defaulted, DefaultedJson, Json, Minutes } from './columns.ts';
import type { Booking, BookingStatus, LegKind, Overrule, Told } from '#domain/booking/booking';
import type { PreparationSheet } from '#domain/booking/preparation-sheet';
import type { Side } from '#domain/referral/laterality';
import type { Level } from '#domain/referral/referral';
import type { Protocol, Series } from '#domain/series/series';
import type { ClinicDate, Weekday } from '#domain/time/clinic-date';
import type { Instant } from '#domain/time/instant';

/** Rows of migration 0004: series, the bookings that are their blocks, and what each occupies. */
export interface ProtocolTable {
  clinic_id: string;
  protocol_id: string;
  version: Defaulted<number>;
  name: string;
  procedure_type_id: string;
  blocks: number;
  minimum_days: number;
  usual_days: number;
  maximum_days: number;
  yearly_cap: number;
  continue_relief_percent: number;
  source: string;
}

export interface SeriesTable {
  clinic_id: string;
  series_id: string;
  version: Defaulted<number>;
  patient_id: string;
  referral_id: string;
  protocol: Json<Protocol>;
  side: Side | null;
  planned_blocks: number;
  preferred_physician_id: string | null;
  preferred_weekdays: Defaulted<Weekday[]>;
  paused: Json<NonNullable<Series['paused']>> | null;
  ended: Json<NonNullable<Series['ended']>> | null;
  state: string;
  decision_due: ClinicDate | null;
}

export interface BookingTable {
  clinic_id: string;
  booking_id: string;
  version: Defaulted<number>;
  patient_id: string;
  referral_id: string;
  procedure_type_id: string;
  side: Side | null;
  levels: Defaulted<Level[]>;
  date: ClinicDate;
  start_minute: number;
  duration_minutes: number;
  turnover_minutes: number;
  recovery_minutes: number;
  arrive_before_minutes: number;
  sedation: boolean;
  physician_id: string;
  room_id: string;
  bay_id: string | null;
  series_id: string | null;
  block_index: number | null;
  status: BookingStatus;
  cancelled: Json<NonNullable<Booking['cancelled']>> | null;
  overrules: DefaultedJson<Overrule[]>;
  told: Json<Told> | null;
}

export interface HoldTable {
  clinic_id: string;
  hold_id: string;
  version: Defaulted<number>;
  by_person: string;
  by_name: string;
  tab: string;
  referral_id: string;
  expires_at: Instant;
}

export interface OccupancyTable {
  clinic_id: string;
  resource_id: string;
  date: ClinicDate;
  minutes: Minutes;
  booking_id: string | null;
  hold_id: string | null;
  leg: LegKind;
}

/** Rows of migration 0021. */
export interface PrintTable {
  clinic_id: string;
  print_id: string;
  booking_id: string;
  kind: 'preparation';
  booking_version: number;
  sheet: Json<PreparationSheet>;
  at: Instant;
  by_person: string;
  by_name: string;
  recorded: ByDatabase<string>;
}

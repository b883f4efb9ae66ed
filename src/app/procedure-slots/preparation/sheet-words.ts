import type { BookingStatus } from '#domain/booking/booking';
import {
  NO_DRIVING_HOURS,
  type Bring,
  type CallReason,
  type DayAndMinute,
  type Fasting,
  type MedicineAdvice,
  type PreparationSheet,
  type SheetFact,
} from '#domain/booking/preparation-sheet';
import type { Side } from '#domain/referral/laterality';
import type { ClinicDate } from '#domain/time/clinic-date';
import { formatClock } from '#domain/time/minutes';

/** Words for the patient: short sentences, no word that only a clinic knows. */

const DAY = new Intl.DateTimeFormat(undefined, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const DAY_AND_YEAR = new Intl.DateTimeFormat(undefined, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const PLAIN = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const LANGUAGES = new Intl.DisplayNames($localize.locale, { type: 'language' });
const noon = (date: ClinicDate): Date => new Date(`${date}T12:00:00Z`);

/** Monday, 21 September 2026. */
export const wholeDay = (date: ClinicDate): string => DAY_AND_YEAR.format(noon(date));
/** 2 March 1974. */
export const plainDay = (date: ClinicDate): string => PLAIN.format(noon(date));
const dayOf = (date: ClinicDate): string => DAY.format(noon(date));

export function sideWords(side: Side): string {
  switch (side) {
    case 'left':
      return $localize`left side`;
    case 'right':
      return $localize`right side`;
    case 'both':
      return $localize`both sides`;
  }
}

export function escortWords({ escort, homeAt }: PreparationSheet): string[] {
  if (escort === null) return [$localize`You do not need anybody to take you home.`];
  const clock = formatClock(homeAt);
  return [
    escort.name === null
      ? $localize`An adult must take you home. Ask somebody to be here by ${clock}:time:.`
      : $localize`${escort.name}:name: takes you home: please be here by ${clock}:time:.`,
    $localize`Do not drive for ${NO_DRIVING_HOURS}:hours: hours afterwards.`,
  ];
}

export function fastingWords(fasting: Fasting | null, date: ClinicDate): string[] {
  if (fasting === null) return [$localize`Eat and drink as usual.`];
  const when = (at: DayAndMinute): string =>
    at.date === date
      ? formatClock(at.minute)
      : $localize`${formatClock(at.minute)}:time: on ${dayOf(at.date)}:day:`;
  const words = [
    $localize`You will be given medicine that makes you sleepy. Your stomach must be empty.`,
    $localize`No fried or fatty food after ${when(fasting.noFattyFoodFrom)}:time:.`,
    $localize`No food and no milk after ${when(fasting.noFoodFrom)}:time:.`,
    $localize`Water until ${when(fasting.nothingFrom)}:time:. Then nothing more.`,
  ];
  return fasting.diabetes
    ? [...words, $localize`You have diabetes: call us before you stop eating.`]
    : words;
}

function adviceWords(advice: MedicineAdvice): string {
  const { drug } = advice;
  switch (advice.kind) {
    case 'keep':
      return $localize`${drug}:drug:: keep taking it.`;
    case 'wait':
      return $localize`${drug}:drug:: do not stop it. We will call you.`;
    case 'stop': {
      const stop = $localize`${drug}:drug:: last dose on ${dayOf(advice.lastDose)}:day:, none from ${dayOf(advice.noneFrom)}:day:.`;
      return advice.bridged
        ? $localize`${stop}:stop: We will tell you what to take in its place.`
        : stop;
    }
  }
}

/** What concerns each drug, and the rule for all others. */
export function medicineWords(medicines: readonly MedicineAdvice[]): string[] {
  const has = (kind: MedicineAdvice['kind']): boolean =>
    medicines.some((advice) => advice.kind === kind);
  const words = medicines.map(adviceWords);
  if (has('stop'))
    return [
      ...words,
      $localize`We tell you before you go home when to start again. Do not stop any other medicine.`,
    ];
  return has('wait')
    ? [$localize`Do not stop any medicine; we will call you.`, ...words]
    : [...words, $localize`Do not stop any medicine.`];
}

export function interpreterWords({ language }: { readonly language: string | null }): string {
  return language === null
    ? $localize`We know that you need an interpreter. Tell us for which language.`
    : $localize`We know that you need an interpreter: ${languageWord(language)}:language:.`;
}

function languageWord(language: string): string {
  try {
    return LANGUAGES.of(language) ?? language;
  } catch {
    // As it came with the referral: no tag of a language.
    return language;
  }
}

export function bringWord(thing: Bring): string {
  switch (thing) {
    case 'this-sheet':
      return $localize`this sheet`;
    case 'medicine-list':
      return $localize`a list of all your medicines and allergies`;
    case 'glasses':
      return $localize`glasses and hearing aids`;
    case 'loose-clothes':
      return $localize`loose clothes and flat shoes`;
    case 'aid':
      return $localize`your walking aid or wheelchair`;
  }
}

export function callWord(reason: CallReason): string {
  switch (reason) {
    case 'cannot-come':
      return $localize`you cannot come or will be late`;
    case 'infection':
      return $localize`you have a fever or an infection, or take antibiotics`;
    case 'new-medicine':
      return $localize`you were given a new medicine, above all one that thins the blood`;
    case 'no-escort':
      return $localize`nobody can take you home`;
    case 'pregnancy':
      return $localize`you may be pregnant`;
  }
}

function standingWord(standing: BookingStatus): string {
  switch (standing) {
    case 'provisional':
      return $localize`provisional`;
    case 'booked':
      return $localize`booked`;
    case 'cancelled':
      return $localize`cancelled`;
  }
}

/** "arrival 09:00 → 09:30": one fact that the paper has otherwise, for whoever prints again. */
export function changeWords(
  fact: SheetFact,
  printed: PreparationSheet,
  now: PreparationSheet,
): string {
  return `${factName(fact)} ${factWords(fact, printed)} → ${factWords(fact, now)}`;
}

function factName(fact: SheetFact): string {
  switch (fact) {
    case 'standing':
      return $localize`booking`;
    case 'patient':
      return $localize`name`;
    case 'birthDate':
      return $localize`birth date`;
    case 'mrn':
      return $localize`record number`;
    case 'clinic':
      return $localize`clinic`;
    case 'date':
      return $localize`day`;
    case 'arriveAt':
      return $localize`arrival`;
    case 'startAt':
      return $localize`start`;
    case 'procedure':
      return $localize`procedure`;
    case 'side':
      return $localize`side`;
    case 'physician':
      return $localize`physician`;
    case 'homeAt':
      return $localize`home`;
    case 'escort':
      return $localize`escort`;
    case 'fasting':
      return $localize`eating and drinking`;
    case 'medicines':
      return $localize`medicines`;
    case 'interpreter':
      return $localize`interpreter`;
    case 'bring':
      return $localize`to bring`;
    case 'callIf':
      return $localize`to call about`;
  }
}

function factWords(fact: SheetFact, sheet: PreparationSheet): string {
  const none = $localize`none`;
  switch (fact) {
    case 'standing':
      return standingWord(sheet.standing);
    case 'arriveAt':
    case 'startAt':
    case 'homeAt':
      return formatClock(sheet[fact]);
    case 'date':
      return dayOf(sheet.date);
    case 'side':
      return sheet.side === null ? none : sideWords(sheet.side);
    case 'escort':
      return sheet.escort === null ? none : (sheet.escort.name ?? $localize`needed`);
    case 'fasting':
      return fastingWords(sheet.fasting, sheet.date).join(' ');
    case 'medicines':
      return sheet.medicines.map(adviceWords).join(' ') || none;
    case 'interpreter':
      return sheet.interpreter === null
        ? none
        : languageWord(sheet.interpreter.language ?? $localize`language not known`);
    case 'bring':
      return sheet.bring.map(bringWord).join(', ');
    case 'callIf':
      return sheet.callIf.map(callWord).join(', ');
    case 'birthDate':
      return sheet.birthDate === null ? none : plainDay(sheet.birthDate);
    case 'patient':
    case 'mrn':
    case 'clinic':
    case 'procedure':
    case 'physician':
      return sheet[fact];
  }
}

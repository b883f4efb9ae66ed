import type { Patient } from '#domain/clinic/patient';
import { editDistance } from '#domain/referral/edit-distance';
import { isClinicDate, type ClinicDate } from '#domain/time/clinic-date';
import { nameWords } from '#domain/referral/plain-words';

/** What is known of somebody, as far as it helps to tell who they are. */
export type Likable = Pick<Patient, 'familyName' | 'givenName' | 'birthDate' | 'sex' | 'phone'> & {
  /** Record number and senders' identifiers, each with the space in which it is unique. */
  readonly identifiers: readonly string[];
};

/** `unlikely` is never shown: two people of one name are two people. */
export const LIKENESS_VERDICTS = ['same', 'likely', 'unlikely'] as const;
export type LikenessVerdict = (typeof LIKENESS_VERDICTS)[number];

export const COMPARED_FACTS = [
  'record',
  'identifier',
  'family-name',
  'given-name',
  'names-swapped',
  'birth-date',
  'phone',
  'sex',
] as const;
export type ComparedFact = (typeof COMPARED_FACTS)[number];

/**
 * `near`: one letter apart, two in a long name, or an initial; `part`: one is a part of the other,
 * as in a double name; `swapped`: day and month; `one-digit`: a single digit of the date.
 */
export const AGREEMENTS = ['same', 'near', 'part', 'swapped', 'one-digit', 'different'] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/** One thing that speaks for or against, with what stands on either side, for people to judge. */
export interface LikenessReason {
  readonly fact: ComparedFact;
  readonly how: Agreement;
  readonly here: string;
  readonly there: string;
}

export interface Likeness {
  readonly verdict: LikenessVerdict;
  /** What agrees first, then what differs; what one side does not say is left out. */
  readonly reasons: readonly LikenessReason[];
}

type NameLikeness = 'same' | 'close' | 'half' | 'different' | 'unknown';

/**
 * Are these two one person? The table, for two records that do not share an identifier:
 *
 * | names \ birth date        | same               | swapped, one digit | not said         | different        |
 * |---------------------------|--------------------|--------------------|------------------|------------------|
 * | same, or family and given swapped | same       | likely             | likely           | with phone likely |
 * | close: near or part       | likely, with phone same | with phone likely | with phone likely | –            |
 * | half: only one of the two | with phone likely  | –                  | –                | –                |
 * | not said                  | with phone likely  | –                  | –                | –                |
 *
 * Different sexes take one step off. A shared identifier says "same" where name or birth date says
 * so as well, and "likely" where neither does: somebody has mistyped a number, or a name.
 */
export function likenessOf(a: Likable, b: Likable): Likeness {
  const reasons = reasonsFor(a, b);
  const how = (fact: ComparedFact): Agreement | null =>
    reasons.find((reason) => reason.fact === fact)?.how ?? null;
  const names = namesOf(how);
  const birth = how('birth-date');
  const phone = how('phone') === 'same';
  const verdict =
    how('identifier') === 'same'
      ? names === 'same' || names === 'close' || birth === 'same'
        ? 'same'
        : 'likely'
      : lowered(byTable(names, birth, phone), how('sex') === 'different');
  return { verdict, reasons };
}

function byTable(names: NameLikeness, birth: Agreement | null, phone: boolean): LikenessVerdict {
  const withPhone = phone ? 'likely' : 'unlikely';
  switch (names) {
    case 'same':
      if (birth === 'same') return 'same';
      return birth === 'different' ? withPhone : 'likely';
    case 'close':
      if (birth === 'same') return phone ? 'same' : 'likely';
      return birth === 'different' ? 'unlikely' : withPhone;
    case 'half':
    case 'unknown':
      return birth === 'same' ? withPhone : 'unlikely';
    case 'different':
      return 'unlikely';
  }
}

function lowered(verdict: LikenessVerdict, lower: boolean): LikenessVerdict {
  if (!lower) return verdict;
  return verdict === 'same' ? 'likely' : 'unlikely';
}

function namesOf(how: (fact: ComparedFact) => Agreement | null): NameLikeness {
  const swapped = how('names-swapped');
  if (swapped !== null) return swapped === 'same' ? 'same' : 'close';
  const family = how('family-name');
  const given = how('given-name');
  if (family === null || given === null)
    return family === null && given === null ? 'unknown' : 'half';
  if (family === 'same' && given === 'same') return 'same';
  if (family === 'different' && given === 'different') return 'different';
  return family === 'different' || given === 'different' ? 'half' : 'close';
}

/** How each fact that both sides say compares. */
function reasonsFor(a: Likable, b: Likable): LikenessReason[] {
  const family = compareNames(a.familyName, b.familyName);
  const given = compareNames(a.givenName, b.givenName);
  const crossed = [
    compareNames(a.familyName, b.givenName),
    compareNames(a.givenName, b.familyName),
  ];
  const isCrossed =
    family === 'different' &&
    given === 'different' &&
    crossed.every((how) => how === 'same' || how === 'near');
  const shared = a.identifiers.find((identifier) => b.identifiers.includes(identifier));
  const reasons: (LikenessReason | null)[] = [
    shared === undefined ? null : reason('identifier', 'same', shared, shared),
    reason('birth-date', compareDates(a.birthDate, b.birthDate), a.birthDate, b.birthDate),
    ...(isCrossed
      ? [
          reason(
            'names-swapped',
            crossed.every((how) => how === 'same') ? 'same' : 'near',
            `${a.familyName}, ${a.givenName}`,
            `${b.familyName}, ${b.givenName}`,
          ),
        ]
      : [
          reason('family-name', family, a.familyName, b.familyName),
          reason('given-name', given, a.givenName, b.givenName),
        ]),
    reason('phone', comparePhones(a.phone, b.phone), a.phone, b.phone),
    reason('sex', compareSexes(a.sex, b.sex), a.sex, b.sex),
  ];
  return reasons
    .filter((each) => each !== null)
    .sort((one, other) => Number(one.how === 'different') - Number(other.how === 'different'));
}

function reason(
  fact: ComparedFact,
  how: Agreement | null,
  here: string | null,
  there: string | null,
): LikenessReason | null {
  return how === null ? null : { fact, how, here: here ?? '', there: there ?? '' };
}

/** From this length on two letters may differ: Venkataraman, Venkatarman. */
const LONG_NAME = 8;
/** Short names differ by a letter and are others: Lee, Les. */
const SHORT_NAME = 3;

/** `null` where either side says nothing. */
export function compareNames(a: string, b: string): Agreement | null {
  const [one, other] = [nameWords(a), nameWords(b)];
  if (one.length === 0 || other.length === 0) return null;
  const [left, right] = [one.join(''), other.join('')];
  if (left === right) return 'same';
  const shorter = Math.min(left.length, right.length);
  const allowed = shorter >= LONG_NAME ? 2 : shorter > SHORT_NAME ? 1 : 0;
  if (editDistance(left, right, allowed) <= allowed) return 'near';
  if (shorter === 1) return left[0] === right[0] ? 'near' : 'different';
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  const isPart =
    fewer.length < more.length &&
    fewer.every((word) =>
      more.some((each) => each === word || (word.length === 1 && each.startsWith(word))),
    );
  return isPart ? 'part' : 'different';
}

export function compareDates(a: ClinicDate | null, b: ClinicDate | null): Agreement | null {
  if (a === null || b === null) return null;
  if (a === b) return 'same';
  if (withDayAndMonthSwapped(a) === b) return 'swapped';
  const digits = [...a].filter((digit, index) => digit !== b[index]).length;
  return digits === 1 ? 'one-digit' : 'different';
}

/** `1974-03-02` for `1974-02-03`; `null` where that is no day. */
function withDayAndMonthSwapped(date: ClinicDate): ClinicDate | null {
  const [year = '', month = '', day = ''] = date.split('-');
  const swapped = `${year}-${day}-${month}`;
  return isClinicDate(swapped) ? swapped : null;
}

/** Every birth date that is taken for this one: itself, its day and month swapped, one digit off. */
export function likelyBirthDates(date: ClinicDate): ClinicDate[] {
  const swapped = withDayAndMonthSwapped(date);
  const dates = new Set([date, ...(swapped === null ? [] : [swapped])]);
  for (let index = 0; index < date.length; index++) {
    if (date[index] === '-') continue;
    for (let digit = 0; digit <= 9; digit++) {
      const other = `${date.slice(0, index)}${digit}${date.slice(index + 1)}`;
      if (isClinicDate(other)) dates.add(other);
    }
  }
  return [...dates];
}

/** What a number has in common with and without its country code. */
const PHONE_DIGITS = 9;

export function phoneEnd(phone: string | null): string | null {
  const digits = (phone ?? '').replaceAll(/\D/g, '').slice(-PHONE_DIGITS);
  return digits.length < 6 ? null : digits;
}

/** Another number says nothing: most people have two. */
function comparePhones(a: string | null, b: string | null): Agreement | null {
  const end = phoneEnd(a);
  return end !== null && end === phoneEnd(b) ? 'same' : null;
}

function compareSexes(a: Likable['sex'], b: Likable['sex']): Agreement | null {
  return a === 'unknown' || b === 'unknown' ? null : a === b ? 'same' : 'different';
}

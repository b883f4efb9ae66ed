import type { Sex } from '#domain/clinic/patient';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import type { Chance } from './chance.ts';
import { ALLERGIES, ANTITHROMBOTICS, type Antithrombotic } from './drugs.ts';
import type { Indication } from './indications.ts';
import { NAME_GROUPS } from './names.ts';

/** An invented patient, before the clinic knows them. */
export interface DemoPatient {
  readonly mrn: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly sex: Extract<Sex, 'female' | 'male'>;
  readonly birthDate: ClinicDate;
  readonly phone: string;
  readonly email: string | null;
  readonly language: string;
  readonly interpreterNeeded: boolean;
  readonly weightKg: number;
  readonly allergies: readonly string[];
  readonly drugs: readonly string[];
  readonly antithrombotics: readonly Antithrombotic[];
  readonly diabetes: boolean;
  readonly shortNotice: boolean;
}

/** Gives every patient a name, record number and telephone number that no other has. */
export function patientMaker(chance: Chance, today: ClinicDate): (of: Indication) => DemoPatient {
  const names = new Set<string>();
  let mrn = 204_800;
  // Ofcom keeps 01632 960000–960999 and 07700 900000–900999 for invented people.
  const numbers = chance.shuffled(
    Array.from({ length: 1000 }, (_, index) => String(index).padStart(3, '0')),
  );
  let dialled = 0;

  return (indication) => {
    const sex = chance.percent(indication.women) ? 'female' : 'male';
    const { givenName, familyName, language, interpreterNeeded } = freshName(chance, sex, names);
    mrn += chance.between(1, 9);
    const number = numbers[dialled++ % numbers.length] ?? '000';
    const isMobile = chance.percent(60);
    const age = chance.between(...indication.ages);
    const diabetes = chance.percent(indication.diabetes);
    const antithrombotics = chance.percent(indication.antithrombotic)
      ? [chance.pick(ANTITHROMBOTICS)]
      : [];
    return {
      mrn: `HPC-${mrn}`,
      givenName,
      familyName,
      sex,
      birthDate: addDays(yearsBefore(today, age), -chance.between(1, 360)),
      phone: isMobile ? `07700 900${number}` : `01632 960${number}`,
      email: chance.percent(45) ? mailbox(givenName, familyName) : null,
      language,
      interpreterNeeded,
      weightKg: sex === 'female' ? chance.between(52, 96) : chance.between(62, 112),
      allergies: chance.percent(17) ? [chance.pick(ALLERGIES)] : [],
      drugs: [
        ...withoutTwins(chance.shuffled(indication.drugs)).slice(0, chance.between(1, 3)),
        ...antithrombotics.map(({ dose, why }) => `${dose} (${why})`),
      ],
      antithrombotics,
      diabetes,
      shortNotice: chance.percent(22),
    };
  };
}

/** Nobody takes both gabapentin and pregabalin: the first that comes stays. */
function withoutTwins(drugs: readonly string[]): string[] {
  const twin = (drug: string): boolean => /^(gabapentin|pregabalin)/.test(drug);
  const first = drugs.find(twin);
  return drugs.filter((drug) => drug === first || !twin(drug));
}

function yearsBefore(date: ClinicDate, years: number): ClinicDate {
  // The first of the month exists in every year, a 29th of February does not.
  return `${Number(date.slice(0, 4)) - years}${date.slice(4, 7)}-01`;
}

function freshName(
  chance: Chance,
  sex: DemoPatient['sex'],
  names: Set<string>,
): Pick<DemoPatient, 'givenName' | 'familyName' | 'language' | 'interpreterNeeded'> {
  for (;;) {
    const group = pickGroup(chance);
    const women = sex === 'female';
    const givenName = chance.pick(women ? group.women : group.men);
    const familyName = chance.pick((women ? group.familyOfWomen : undefined) ?? group.family);
    const own = group.language === 'en' ? false : chance.percent(group.speakIt);
    const interpreterNeeded = own && chance.percent(group.needInterpreter);
    if (names.has(`${familyName} ${givenName}`)) continue;
    names.add(`${familyName} ${givenName}`);
    return { givenName, familyName, language: own ? group.language : 'en', interpreterNeeded };
  }
}

function pickGroup(chance: Chance): (typeof NAME_GROUPS)[number] {
  let left = chance.next() * NAME_GROUPS.reduce((sum, { share }) => sum + share, 0);
  for (const group of NAME_GROUPS) {
    left -= group.share;
    if (left < 0) return group;
  }
  return chance.pick(NAME_GROUPS);
}

function mailbox(givenName: string, familyName: string): string {
  const plain = `${givenName}.${familyName}`
    .normalize('NFD')
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .replaceAll(/[^A-Za-z.]/g, '')
    .toLowerCase();
  return `${plain}@example.com`;
}

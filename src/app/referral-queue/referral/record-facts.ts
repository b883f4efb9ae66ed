import type { Patient } from '#domain/clinic/patient';
import { budapestResult } from '#domain/referral/budapest';
import type { Referral } from '#domain/referral/referral';
import { exactDay } from '../../shared/times/words';
import { sideWord } from '../../shared/words/referral-words';
import {
  budapestWords,
  foundWords,
  instrumentWord,
  investigationWord,
  mobilityWord,
  openWords,
} from '../record-words';

/** A fact by its name, with what it says part by part; parts that say nothing are left out. */
export type NamedParts = readonly [name: string, parts: readonly (string | null | undefined)[]];

/** What was found, as far as anybody recorded it. */
export function findingsFacts(referral: Referral): NamedParts[] {
  const { budapest, baselineFunction, onsetOn, trigger } = referral;
  const measured = baselineFunction?.measured ?? null;
  return [
    [$localize`Onset`, [onsetOn === null ? null : exactDay(onsetOn), trigger]],
    [
      $localize`Function before`,
      [
        measured === null ? null : `${instrumentWord(measured.instrument)} ${measured.score}`,
        baselineFunction?.words,
      ],
    ],
    [$localize`Budapest criteria`, budapest === null ? [] : budapestParts(budapest)],
  ];
}

function budapestParts(findings: NonNullable<Referral['budapest']>): string[] {
  const result = budapestResult(findings);
  const symptoms = foundWords(findings, 'symptoms');
  const signs = foundWords(findings, 'signs');
  return [
    budapestWords(result),
    symptoms === '' ? '' : $localize`symptoms: ${symptoms}:found:`,
    signs === '' ? '' : $localize`signs: ${signs}:found:`,
    openWords(result),
  ];
}

/** What was tried, tested and blocked before, a line each. */
export function beforeFacts(referral: Referral): NamedParts[] {
  const { treatments, investigations, previousBlocks } = referral;
  return [
    [
      $localize`Treatments, one by one`,
      [lines(treatments.map(({ treatment, dose, outcome }) => [treatment, dose, outcome]))],
    ],
    [
      $localize`Imaging and tests`,
      [
        lines(
          investigations.map(({ kind, on, result }) => [
            investigationWord(kind),
            on === null ? '' : exactDay(on),
            result,
          ]),
        ),
      ],
    ],
    [
      $localize`Blocks elsewhere`,
      [
        lines(
          previousBlocks.map(({ what, side, on, reliefPercent, reliefLasted }) => [
            what,
            side === null ? '' : sideWord(side),
            on === null ? '' : exactDay(on),
            reliefPercent === null ? '' : $localize`${reliefPercent}:percent:% relief`,
            reliefLasted,
          ]),
        ),
      ],
    ],
  ];
}

/** How the patient comes and goes. */
export function practicalFacts({ renalImpairment, mobility, escort }: Patient): NamedParts[] {
  return [
    [
      $localize`Renal impairment`,
      [
        renalImpairment === 'unknown'
          ? null
          : renalImpairment === 'yes'
            ? $localize`yes`
            : $localize`no`,
      ],
    ],
    [$localize`Mobility`, [mobility === null ? null : mobilityWord(mobility)]],
    [
      $localize`Escort`,
      escort === null
        ? []
        : escort.arranged
          ? [escort.name, escort.phone]
          : [$localize`none arranged`],
    ],
  ];
}

const lines = (rows: readonly (readonly string[])[]): string =>
  rows.map((parts) => parts.filter((part) => part !== '').join(' · ')).join('\n');

import type { BleedingRisk } from '#domain/clinic/clinic';
import {
  ANTITHROMBOTIC_DEFAULTS,
  proposalFor,
  type AntithromboticPlan,
  type KidneyFacts,
} from '#domain/readiness/antithrombotics';

/**
 * Names under which referrers write the drugs of the table. Brand names are common knowledge and
 * not exhaustive: a drug that is not recognised is read by the physician like any other.
 */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  aspirin: ['acetylsalicylic acid', 'asa'],
  clopidogrel: ['plavix'],
  prasugrel: ['effient', 'efient'],
  ticagrelor: ['brilinta', 'brilique'],
  warfarin: ['coumadin', 'marevan'],
  heparin: ['unfractionated heparin'],
  enoxaparin: ['lovenox', 'clexane', 'inhixa'],
  dalteparin: ['fragmin'],
  tinzaparin: ['innohep'],
  fondaparinux: ['arixtra'],
  dabigatran: ['pradaxa'],
  rivaroxaban: ['xarelto'],
  apixaban: ['eliquis'],
  edoxaban: ['lixiana', 'savaysa'],
};

/** The table's name of an antithrombotic in what the referrer wrote, or `null`. */
export function antithromboticIn(drugText: string): string | null {
  const words = ` ${drugText.toLowerCase().replaceAll(/[^a-z]+/g, ' ')} `;
  const known = ANTITHROMBOTIC_DEFAULTS.find(({ drug }) =>
    [drug, ...(OTHER_NAMES[drug] ?? [])].some((name) => words.includes(` ${name} `)),
  );
  return known?.drug ?? null;
}

/**
 * A plan to decide for each antithrombotic among the patient's drugs that has none yet. The table
 * fills in its days as a proposal; nothing is decided until a physician says so.
 * A procedure of low bleeding risk needs none.
 */
export function proposedPlans(
  drugs: readonly string[],
  present: readonly Pick<AntithromboticPlan, 'drug'>[],
  bleedingRisk: BleedingRisk | null,
  kidneys: KidneyFacts,
): AntithromboticPlan[] {
  if (bleedingRisk === 'low') return [];
  const found = new Set(drugs.map(antithromboticIn).filter((drug) => drug !== null));
  return ANTITHROMBOTIC_DEFAULTS.filter(
    ({ drug }) => found.has(drug) && !present.some((plan) => plan.drug === drug),
  ).map(({ drug, stopDays }) => ({
    drug,
    decision: null,
    stopDays: proposalFor(drug, kidneys)?.stopDays ?? stopDays,
    restartHours: null,
    decided: null,
    prescriberAgreed: null,
  }));
}

/** Undecided plans that the table would now propose otherwise, as it proposes them. */
export function outdatedProposals(
  plans: readonly AntithromboticPlan[],
  kidneys: KidneyFacts,
): AntithromboticPlan[] {
  return plans.flatMap((plan) => {
    const stopDays = proposalFor(plan.drug, kidneys)?.stopDays ?? plan.stopDays;
    return plan.decided !== null || stopDays === plan.stopDays ? [] : [{ ...plan, stopDays }];
  });
}

import { LOCAL_ANAESTHETICS, type DoseLimits, type LocalAnaesthetic } from '#domain/clinic/clinic';
import type { Injectate } from '#domain/visit/visit';

/** Milligrams in an injection: mL × % × 10 (clinical.md B). */
export function milligrams({ percent, millilitres }: Injectate): number {
  return Math.round(percent * millilitres * 10 * 100) / 100;
}

/** One injection of a local anaesthetic beside what this patient may have of it. */
export interface DosePart {
  readonly drug: LocalAnaesthetic;
  readonly milligrams: number;
  /** mg for this patient: mg/kg × weight, at most the cap; the cap alone while no weight is known. */
  readonly limit: number;
}

/** How much of the ceiling one block uses up. */
export interface Dose {
  readonly parts: readonly DosePart[];
  /** Σ dose ÷ limit over every injection, also those of the skin: over 1 is over the ceiling. */
  readonly share: number;
  readonly weightKg: number | null;
}

/** From this share on it is too much for whoever needs 30 % less: the elderly, heart, liver (B, 35). */
export const REDUCED_SHARE = 0.7;

/** Their names as people write them; `null` for a drug that is no local anaesthetic known here. */
export function localAnaestheticOf(drug: string): LocalAnaesthetic | null {
  const name = drug.toLowerCase().replace('lignocaine', 'lidocaine');
  return LOCAL_ANAESTHETICS.find((each) => name.includes(each)) ?? null;
}

/**
 * The local anaesthetics of a block, summed as shares of their limits, because their toxicity adds up
 * (clinical.md B, "Local anaesthetic ceiling", 35). A rise of weight never lowers a limit.
 */
export function localAnaestheticDose(
  injectates: readonly Injectate[],
  weightKg: number | null,
  limits: DoseLimits,
): Dose {
  const parts = injectates.flatMap((injectate): DosePart[] => {
    const drug = localAnaestheticOf(injectate.drug);
    if (drug === null) return [];
    const { mgPerKg, mg } = limits[drug][injectate.withAdrenaline ? 'withAdrenaline' : 'plain'];
    const limit = weightKg === null ? mg : Math.min(mg, mgPerKg * weightKg);
    return [{ drug, milligrams: milligrams(injectate), limit }];
  });
  const share = parts.reduce((sum, part) => sum + part.milligrams / part.limit, 0);
  return { parts, share, weightKg };
}

/** A share a hair over 1 by floating point is none over the ceiling. */
export const isOverCeiling = ({ share }: Pick<Dose, 'share'>): boolean => share > 1 + 1e-9;

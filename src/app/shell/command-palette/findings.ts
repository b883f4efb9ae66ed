import type { IconName } from '../../shared/icon/icons';
import { fit } from './match';

/** Something the palette can lead to. */
export interface Finding {
  readonly id: string;
  readonly kind: 'patient' | 'page' | 'action';
  readonly icon: IconName;
  readonly name: string;
  /** What tells it from its like: birth date, record number, keys. */
  readonly about: string;
  /** What it is found by. */
  readonly text: string;
  readonly run: () => void;
}

const MOST = 12;
const RANK: Readonly<Record<Finding['kind'], number>> = { patient: 0, page: 1, action: 2 };

/** The best fits first; without a query, pages and actions as they stand. */
export function best(findings: readonly Finding[], query: string): Finding[] {
  if (query.trim() === '') return findings.filter(({ kind }) => kind !== 'patient').slice(0, MOST);
  return findings
    .map((finding) => ({ finding, score: fit(query, finding.text) }))
    .filter(({ score }) => score > 0)
    .sort(
      (a, b) =>
        b.score - a.score ||
        RANK[a.finding.kind] - RANK[b.finding.kind] ||
        a.finding.name.localeCompare(b.finding.name),
    )
    .slice(0, MOST)
    .map(({ finding }) => finding);
}

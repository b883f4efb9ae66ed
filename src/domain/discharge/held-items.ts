import type { ChecklistItem, ChecklistKind } from '#domain/discharge/checklist';
import { defaultChecklistTemplates } from '#domain/discharge/default-templates';
import { HOME_RULES } from '#domain/discharge/discharge-blockers';
import type { Holder } from '#domain/discharge/holder';
import { ALDRETE_ITEMS, LINK, MPADSS_ITEMS } from '#domain/discharge/link-ids';
import { SIDE_RULES, START_RULES } from '#domain/visit/start-blockers';

export interface HeldItem {
  /** As a clinic starts with it: to be put back where it is missing. */
  readonly item: ChecklistItem;
  readonly by: Holder;
  /** Only where the rule is soft: "not applicable" never clears a hard one, and gives no points. */
  readonly mayBeNotApplicable: boolean;
}

type Naming = Pick<HeldItem, 'by' | 'mayBeNotApplicable'>;

const PRESSURES = [
  LINK.lyingSystolic,
  LINK.lyingDiastolic,
  LINK.standingSystolic,
  LINK.standingDiastolic,
] as const;

/** Every item that a rule names, from the rules themselves. */
const NAMED: ReadonlyMap<string, Naming> = new Map<string, Naming>([
  ...START_RULES.map(({ linkId, hard }) => [linkId, naming('start', !hard)] as const),
  ...SIDE_RULES.map(({ linkId }) => [linkId, naming('side')] as const),
  [LINK.start, naming('start')],
  ...HOME_RULES.map(({ linkId, hard }) => [linkId, naming('home', !hard)] as const),
  ...PRESSURES.map((linkId) => [linkId, naming('pressure')] as const),
  ...[...MPADSS_ITEMS, ...ALDRETE_ITEMS].map((linkId) => [linkId, naming('score')] as const),
]);

function naming(by: Holder, mayBeNotApplicable = false): Naming {
  return { by, mayBeNotApplicable };
}

/**
 * The items that a checklist of this kind cannot do without, in their usual order. A rule finds its
 * item by name and reads its answer: were it gone, of another type, asked of fewer patients or left
 * open, a hard rule would keep everybody here, and a pressure or a score would no longer be judged.
 */
export function heldItems(kind: ChecklistKind): HeldItem[] {
  const usual = defaultChecklistTemplates().find((template) => template.kind === kind);
  return (usual?.items ?? []).flatMap((item) => {
    const named = NAMED.get(item.linkId);
    return named === undefined ? [] : [{ item, ...named }];
  });
}

export function heldItem(kind: ChecklistKind, linkId: string): HeldItem | undefined {
  return heldItems(kind).find(({ item }) => item.linkId === linkId);
}

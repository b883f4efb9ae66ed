import type { WantedChange } from '#contract/session-plan';
import type { Session } from '#domain/clinic/clinic';
import { sessionRefusals } from '#domain/clinic/session-refusals';
import {
  factsOf,
  firstDateOf,
  plannedUntil,
  replan,
  rhythmFrom,
  templateDates,
  type SessionTemplate,
} from '#domain/clinic/session-template';
import type { Refusal } from '#domain/refusal';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import { findSessionTemplates } from '../../db/records/session-template.ts';
import { staleRefusal } from '../../db/stale.ts';
import { cannot, wrongKinds, type PlanContext, type Planning } from './plan-context.ts';
import {
  cancelSessions,
  insertSessions,
  insertTemplate,
  updateSessions,
  updateTemplate,
} from './store-sessions.ts';

type Wanted<Kind extends WantedChange['kind']> = Extract<WantedChange, { kind: Kind }>;

export function planTemplateAdded(
  context: PlanContext,
  wanted: Omit<Wanted<'add-template'>, 'kind'>,
  until = plannedUntil(context.today),
): Planning {
  const { tx, today } = context;
  if (wanted.from < today) return cannot({ code: 'in-the-past', date: wanted.from });
  const { weekday, everyWeeks, from } = wanted;
  const rhythm = { weekday, everyWeeks, from, until: wanted.until };
  const template = { ...factsOf(wanted), ...rhythm, id: tx.newId(), version: 1, dropped: [] };
  return planned(context, template, {
    standing: [],
    from,
    to: until,
    act: 'add-template',
    store: () => insertTemplate(tx, template),
  });
}

/** From a date on: what was before stays as it was, under a template that ends the day before. */
export async function planTemplateChanged(
  context: PlanContext,
  wanted: Wanted<'change-template'>,
): Promise<Planning> {
  const { tx, today, sessions } = context;
  const found = await findAsSeen(context, wanted);
  if (!('template' in found)) return cannot(found.refusal);
  const old = found.template;
  const { from } = wanted;
  if (from < today) return cannot({ code: 'in-the-past', date: from });
  const standing = sessionsOf(sessions, old.id);
  const to = plannedUntil(today);
  if (from <= firstDateOf(old)) {
    const { weekday, everyWeeks, until } = wanted;
    const template = { ...old, ...factsOf(wanted), weekday, everyWeeks, from, until };
    return planned(context, template, {
      standing,
      from: today,
      to,
      act: 'change-template',
      store: () => updateTemplate(tx, template),
    });
  }
  const eve = addDays(from, -1);
  const ended = { ...old, until: old.until !== null && old.until < eve ? old.until : eve };
  const next: SessionTemplate = {
    ...factsOf(wanted),
    ...rhythmFrom(old, wanted, from),
    id: tx.newId(),
    version: 1,
    dropped: old.dropped.filter((date) => date >= from),
  };
  return planned(context, next, {
    standing: standing.filter(({ template }) => template !== undefined && template.date >= from),
    from,
    to,
    act: 'change-template',
    store: async () => {
      await updateTemplate(tx, ended);
      await insertTemplate(tx, next);
      await tx.db
        .updateTable('session')
        .set({ template_id: next.id })
        .where('template_id', '=', old.id)
        .where('cancelled', '=', true)
        .where('template_date', '>=', from)
        .execute();
    },
  });
}

export async function planTemplateEnded(
  context: PlanContext,
  wanted: Wanted<'end-template'>,
): Promise<Planning> {
  const { tx, today, sessions } = context;
  const found = await findAsSeen(context, wanted);
  if (!('template' in found)) return cannot(found.refusal);
  const { until } = wanted;
  if (until < addDays(today, -1)) return cannot({ code: 'in-the-past', date: until });
  const template = { ...found.template, until };
  return planned(context, template, {
    standing: sessionsOf(sessions, template.id),
    from: today,
    to: plannedUntil(today),
    act: 'end-template',
    store: () => updateTemplate(tx, template),
  });
}

/** A date that was left out is on the board again, as the template now says. */
export async function planDateRestored(
  context: PlanContext,
  wanted: Wanted<'restore-date'>,
): Promise<Planning> {
  const { tx, today } = context;
  const found = await findAsSeen(context, wanted);
  if (!('template' in found)) return cannot(found.refusal);
  const { date } = wanted;
  if (date < today) return cannot({ code: 'in-the-past', date });
  const { template } = found;
  if (!template.dropped.includes(date)) return cannot({ code: 'date-not-left-out', date });
  const made = sessionOn(context, template, date);
  const refusals = sessionRefusals([made], context.sessions, context);
  if (refusals.length > 0) return cannot(...refusals);
  return {
    kind: 'planned',
    plan: { sessions: [made] },
    dates: [],
    made: 1,
    async write() {
      await tx.db
        .updateTable('session')
        .set({ template_id: null, template_date: null })
        .where('template_id', '=', template.id)
        .where('template_date', '=', date)
        .execute();
      await insertSessions(tx, [made]);
      await updateTemplate(tx, template);
      tx.audit({ act: 'restore-session', entity: 'session', entityId: made.id });
    },
  };
}

interface Replanning {
  readonly standing: readonly Session[];
  readonly from: ClinicDate;
  readonly to: ClinicDate;
  readonly act: string;
  readonly store: () => Promise<void>;
}

function planned(
  context: PlanContext,
  template: SessionTemplate,
  { standing, from, to, act, store }: Replanning,
): Planning {
  const { tx } = context;
  const wrong = wrongKinds(context, template);
  if (wrong.length > 0) return cannot(...wrong);
  const { until } = template;
  if (act !== 'end-template' && until !== null && firstDateOf(template) > until)
    return cannot({ code: 'template-without-dates' });
  const replanned = replan(standing, template, { from, to });
  const changed = replanned.changed.filter((session) => differs(session, standing));
  const made = replanned.made.map((date) => sessionOn(context, template, date));
  const replaced = new Set(standing.map(({ id }) => id));
  const others = context.sessions.filter(({ id }) => !replaced.has(id));
  const asked = [...changed.filter((session) => session.template?.adjusted !== true), ...made];
  const refusals: Refusal[] = sessionRefusals(asked, others, context);
  if (refusals.length > 0) return cannot(...refusals);
  const gone = replanned.gone.map(({ id }) => id);
  return {
    kind: 'planned',
    plan: { sessions: [...changed, ...made], sessionsGone: gone },
    dates: [...changed, ...replanned.gone].map(({ date }) => date),
    made: made.length,
    async write() {
      await store();
      await cancelSessions(tx, gone, false);
      await updateSessions(tx, changed);
      await insertSessions(tx, made);
      tx.audit({
        act,
        entity: 'session-template',
        entityId: template.id,
        detail: { made: made.length, changed: changed.length, gone: gone.length },
      });
    },
  };
}

export function sessionOn(
  { tx }: Pick<PlanContext, 'tx'>,
  template: SessionTemplate,
  date: ClinicDate,
): Session {
  return {
    ...factsOf(template),
    id: tx.newId(),
    version: 1,
    date,
    template: { id: template.id, date, adjusted: false },
  };
}

/** The days of a template that have no session yet and could have one. */
export function missingSessions(
  context: PlanContext,
  template: SessionTemplate,
  standing: readonly Session[],
): Session[] {
  const { today } = context;
  const known = new Set(sessionsOf(standing, template.id).map((session) => session.template?.date));
  return templateDates(template, { from: today, to: plannedUntil(today) })
    .filter((date) => !known.has(date))
    .map((date) => sessionOn(context, template, date))
    .filter((session) => sessionRefusals([session], standing, context).length === 0);
}

const sessionsOf = (sessions: readonly Session[], templateId: string): Session[] =>
  sessions.filter(({ template }) => template?.id === templateId);

function differs(session: Session, standing: readonly Session[]): boolean {
  const before = standing.find(({ id }) => id === session.id);
  const facts = (each: Session) => JSON.stringify([factsOf(each), each.template]);
  return before === undefined || facts(before) !== facts(session);
}

async function findAsSeen(
  { tx }: PlanContext,
  { templateId, version }: { readonly templateId: string; readonly version: number },
): Promise<{ readonly template: SessionTemplate } | { readonly refusal: Refusal }> {
  const [template] = await findSessionTemplates(tx.db, [templateId]);
  if (template === undefined)
    return { refusal: { code: 'not-found', entity: 'session-template', id: templateId } };
  if (template.version === version) return { template };
  return {
    refusal: await staleRefusal(tx, 'session-template', templateId, version, template.version),
  };
}

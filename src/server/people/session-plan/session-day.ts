import type { Session } from '#domain/clinic/clinic';
import type { Actor } from '#domain/people/person';
import type { ClinicDate } from '#domain/time/clinic-date';
import { clinicDateOf } from '#domain/time/instant';
import type { Deps } from '../../db/deps.ts';
import { findTheClinic } from '../../db/records/clinic.ts';
import { findSessionTemplatesFrom } from '../../db/records/session-template.ts';
import { systemActor } from '../../db/system-actor.ts';
import { done, unchanged, type Outcome, type UnitOfWork } from '../../db/unit-of-work.ts';
import { planContext } from './plan-context.ts';
import { missingSessions } from './plan-templates.ts';
import { insertSessions } from './store-sessions.ts';

/**
 * With each day another day comes within the weeks that are planned ahead. The first who asks for
 * the clinic on a new day, or after a start, has its sessions made from the templates.
 */
export class SessionDay {
  readonly #deps: Pick<Deps, 'now' | 'read' | 'write'>;
  readonly #turned = new Map<string, { readonly day: ClinicDate; readonly done: Promise<void> }>();
  readonly #zones = new Map<string, string>();

  constructor(deps: Pick<Deps, 'now' | 'read' | 'write'>) {
    this.#deps = deps;
  }

  async turn(actor: Actor): Promise<void> {
    const { clinicId } = actor;
    const zone = this.#zones.get(clinicId) ?? (await this.#deps.read(actor, findTheClinic)).zone;
    this.#zones.set(clinicId, zone);
    const day = clinicDateOf(this.#deps.now(), zone);
    const known = this.#turned.get(clinicId);
    if (known?.day === day) return known.done;
    const turning = this.#deps.write(systemActor(clinicId), topUpSessions).then(({ kind }) => {
      // Others were faster, four times: whoever asks next tries again.
      if (kind === 'refused') this.#turned.delete(clinicId);
    });
    this.#turned.set(clinicId, { day, done: turning });
    turning.catch(() => this.#turned.delete(clinicId));
    return turning;
  }
}

/** Makes what is missing; a day on which it would clash is left for whoever sees it missing. */
export async function topUpSessions(tx: UnitOfWork): Promise<Outcome<{ made: number }>> {
  const context = await planContext(tx);
  const templates = await findSessionTemplatesFrom(tx.db, context.today);
  const made: Session[] = [];
  for (const template of templates) {
    const missing = missingSessions(context, template, [...context.sessions, ...made]);
    if (missing.length === 0) continue;
    made.push(...missing);
    tx.audit({
      act: 'make-sessions',
      entity: 'session-template',
      entityId: template.id,
      detail: { made: missing.length },
    });
  }
  if (made.length === 0) return unchanged({ made: 0 });
  await insertSessions(tx, made);
  return done({ made: made.length });
}

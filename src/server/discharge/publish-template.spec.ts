import { questionnaireResponseSchema, questionnaireSchema } from '#contract/questionnaire';
import type { EntityChange } from '#contract/live';
import type { Checklist, ChecklistItem, ChecklistTemplate } from '#domain/discharge/checklist';
import { templateOf } from '#domain/discharge/questionnaire';
import { checklistOfResponse } from '#domain/discharge/questionnaire-response';
import type { Actor } from '#domain/people/person';
import type { Refusal } from '#domain/refusal';
import { anItem } from '#domain/testing/template-builders';
import { aBookedPatient, withChecklistTemplates } from '../testing/a-booked-patient.ts';
import { finishChecklist } from '../testing/finished-checklists.ts';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

describe('publishing a checklist', () => {
  let clinic: TestClinic;
  let administrator: Actor;
  let colleague: Actor;
  let nurse: Actor;

  beforeEach(async () => {
    clinic = await aTestClinic();
    await withChecklistTemplates(clinic);
    administrator = await clinic.addActor(['administrator'], { name: 'Ada Admin' });
    colleague = await clinic.addActor(['administrator'], { name: 'Amos Admin' });
    nurse = await clinic.addActor(['nurse'], { name: 'Nia Nurse' });
  });
  afterEach(() => clinic.stop());

  interface Answered {
    readonly status: number;
    readonly codes: readonly string[];
    readonly template: ChecklistTemplate | undefined;
    readonly changes: readonly EntityChange[];
  }
  async function send(
    actor: Actor,
    method: 'POST' | 'PUT',
    url: string,
    payload: object,
  ): Promise<Answered> {
    const response = await clinic.inject(actor, { method, url, payload });
    const body = response.json<{ changes?: EntityChange[]; refusals?: Refusal[] }>();
    const changes = body.changes ?? [];
    return {
      status: response.statusCode,
      codes: (body.refusals ?? []).map(({ code }) => code),
      template: changes.find(({ entity }) => entity === 'checklist-template')
        ?.body as ChecklistTemplate,
      changes,
    };
  }
  const get = async <T>(url: string, actor = nurse): Promise<T> =>
    (await clinic.inject(actor, { method: 'GET', url })).json<T>();

  const newest = async (kind = 'discharge'): Promise<ChecklistTemplate> => {
    const { checklistTemplates } = await get<{ checklistTemplates: ChecklistTemplate[] }>(
      '/api/snapshot',
    );
    const found = checklistTemplates.find((each) => each.kind === kind);
    if (!found) throw new Error(`No ${kind}`);
    return found;
  };
  const publish = (template: ChecklistTemplate, over: object, actor = administrator) => {
    const { id, version, title, procedureTypeIds, items } = template;
    const content = { version, title, procedureTypeIds, items, ...over };
    return send(actor, 'PUT', `/api/checklist-templates/${id}`, content);
  };
  const withOne = ({ items }: ChecklistTemplate, over: Partial<ChecklistItem> = {}) => ({
    items: [...items, anItem(over)],
  });
  const begin = async (bookingId: string, kind = 'discharge'): Promise<Checklist> => {
    await send(nurse, 'POST', `/api/bookings/${bookingId}/checklists`, { kind });
    const { checklists } = await get<{ checklists: Checklist[] }>(
      `/api/bookings/${bookingId}/checklists`,
    );
    const begun = checklists.find((each) => each.kind === kind);
    if (!begun) throw new Error('Not begun');
    return begun;
  };

  it('makes the next version by name and time, keeps the one before, and goes out to every desk', async () => {
    const before = await newest();
    const { status, template } = await publish(before, withOne(before));
    expect(status).toBe(200);
    expect(template).toEqual({
      ...before,
      version: 2,
      items: [...before.items, anItem()],
      published: { by: administrator.personId, byName: 'Ada Admin', at: clinic.now },
    });
    expect(await newest()).toEqual(template ?? before);
    const { versions } = await get<{ versions: ChecklistTemplate[] }>(
      `/api/checklist-templates/${before.id}/versions`,
    );
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(versions[1]).toEqual(before);
    const rows = await clinic.sql<{ version: number; last: string }>(
      `select version, items -> -1 ->> 'type' as last from checklist_template
       where checklist_template_id = $1 order by version`,
      [before.id],
    );
    // As FHIR has it, the clinic's new statement is a boolean.
    expect(rows).toEqual([
      { version: 1, last: 'text' },
      { version: 2, last: 'boolean' },
    ]);
  });

  it('is recorded with what it was before and after, and as what it was published', async () => {
    const before = await newest();
    await publish(before, withOne(before));
    const [audit] = await clinic.sql<{ act: string; detail: Record<string, unknown> }>(
      'select act, detail from audit_event order by audit_id desc limit 1',
    );
    expect(audit?.act).toBe('publish-checklist-template');
    expect(audit?.detail).toEqual(
      jasmine.objectContaining({
        version: 2,
        publishedAs: 'set-up-clinic',
        before: jasmine.objectContaining({ items: before.items }),
        after: jasmine.objectContaining({ items: [...before.items, anItem()] }),
      }),
    );
  });

  it('leaves a checklist that runs as it is; the next one has the new item', async () => {
    const first = await aBookedPatient(clinic);
    const second = await aBookedPatient(clinic, { start: 660 });
    const running = await begin(first.bookingId);
    const before = await newest();
    await publish(before, withOne(before));
    const still = await begin(first.bookingId);
    expect(still).toEqual(running);
    expect(still.items.map(({ linkId }) => linkId)).not.toContain('wristband');
    const next = await begin(second.bookingId);
    expect(next.templateVersion).toBe(2);
    expect(next.items.at(-1)).toEqual(anItem());
    const rows = await clinic.sql<{ version: number }>(
      'select template_version as version from checklist order by 1',
    );
    expect(rows.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('is refused to the second of two who publish at once, with who was faster', async () => {
    const before = await newest();
    const both = await Promise.all([
      publish(before, withOne(before)),
      publish(before, { title: 'Home' }, colleague),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.flatMap(({ codes }) => codes)).toEqual(['stale']);
    const rows = await clinic.sql('select 1 from checklist_template where version = 2');
    expect(rows.length).toBe(1);
  });

  it('is refused with every reason, and nothing is kept', async () => {
    const before = await newest();
    const items = [
      ...before.items.filter(({ linkId }) => linkId !== 'legs-back'),
      anItem({ text: '', type: 'choice' }),
    ];
    const { status, codes } = await publish(before, { items });
    expect([status, codes]).toEqual([
      409,
      ['checklist-item-without-text', 'checklist-options-count', 'checklist-item-held'],
    ]);
    expect((await publish(before, { procedureTypeIds: [before.id] })).status).toBe(404);
    expect((await publish(before, withOne(before), nurse)).status).toBe(403);
    expect((await publish({ ...before, id: nurse.personId }, {})).status).toBe(404);
    expect(await newest()).toEqual(before);
  });

  it('of what is the same already changes nothing', async () => {
    const before = await newest();
    const { status, changes } = await publish(before, {});
    expect([status, changes.length]).toEqual([200, 0]);
    expect(await clinic.sql("select 1 from audit_event where act like 'publish%'")).toEqual([]);
  });

  it('of one for a procedure alone gives it to that procedure’s cases, once', async () => {
    const patient = await aBookedPatient(clinic);
    const other = await aBookedPatient(clinic, { start: 660 });
    const { kind, items } = await newest('sign-out');
    const own = {
      kind,
      title: 'After a block',
      items,
      procedureTypeIds: [patient.procedureTypeId],
    };
    const made = await send(administrator, 'POST', '/api/checklist-templates', own);
    expect([made.status, made.template?.version]).toEqual([201, 1]);
    const again = await send(colleague, 'POST', '/api/checklist-templates', own);
    expect([again.status, again.codes]).toEqual([409, ['checklist-for-procedure-exists']]);
    expect((await begin(patient.bookingId, 'sign-out')).title).toBe('After a block');
    expect((await begin(other.bookingId, 'sign-out')).title).toBe('Sign-out');
  });

  it('is told to the outside as a FHIR Questionnaire, each version of it', async () => {
    const before = await newest('pre-procedure');
    await publish(before, withOne(before));
    const url = `/api/checklist-templates/${before.id}/questionnaire`;
    const present = questionnaireSchema.parse(await get(url));
    expect([present.status, present.version]).toEqual(['active', '2']);
    expect(templateOf(present)).toEqual(await newest('pre-procedure'));
    const old = questionnaireSchema.parse(await get(`${url}?version=1`));
    expect([old.status, templateOf(old)]).toEqual(['retired', before]);
    const missing = await clinic.inject(nurse, { method: 'GET', url: `${url}?version=3` });
    expect(missing.statusCode).toBe(404);
    const display = await clinic.addActor(['display']);
    expect((await clinic.inject(display, { method: 'GET', url })).statusCode).toBe(403);
  });

  it('answers are told as a FHIR QuestionnaireResponse, with what was corrected', async () => {
    const { bookingId, patientId } = await aBookedPatient(clinic, { sedation: true });
    await finishChecklist(clinic, nurse, bookingId, 'pre-procedure', { identity: false });
    const begun = await begin(bookingId, 'pre-procedure');
    const { id, version } = begun;
    const escort = {
      version,
      linkId: 'escort',
      value: 'not-applicable',
      reason: 'Stays in hospital',
    };
    await send(nurse, 'POST', `/api/checklists/${id}/answers`, escort);
    const yes = {
      version: version + 1,
      linkId: 'identity',
      value: true,
      reason: 'Wristband found',
    };
    const doctor = await clinic.addActor(['physician'], { name: 'Dr Okonjo' });
    expect((await send(doctor, 'POST', `/api/checklists/${id}/answers`, yes)).status).toBe(201);
    const checklist = await begin(bookingId, 'pre-procedure');
    const url = `/api/checklists/${id}/questionnaire-response`;
    const response = questionnaireResponseSchema.parse(await get(url));
    expect(response.subject.reference).toBe(`Patient/${patientId}`);
    expect(response.status).toBe('completed');
    expect(response.author?.display).toBe('Dr Okonjo');
    const questionnaire = questionnaireSchema.parse(
      await get(`/api/checklist-templates/${checklist.templateId}/questionnaire?version=1`),
    );
    expect(checklistOfResponse(response, questionnaire)).toEqual(checklist);
    const asked = new Set(questionnaire.item.map(({ linkId }) => linkId));
    expect(response.item.filter(({ linkId }) => !asked.has(linkId))).toEqual([]);
    // In the table it is the same shape.
    const rows = await clinic.sql<{ value: object }>(
      `select value from answer where checklist_id = $1 and link_id = 'identity' order by recorded`,
      [id],
    );
    expect(rows.map(({ value }) => value)).toEqual([
      { valueBoolean: false },
      { valueBoolean: true },
    ]);
    const missing = await clinic.inject(nurse, {
      method: 'GET',
      url: `/api/checklists/${patientId}/questionnaire-response`,
    });
    expect(missing.statusCode).toBe(404);
    const display = await clinic.addActor(['display']);
    expect((await clinic.inject(display, { method: 'GET', url })).statusCode).toBe(403);
  });
});

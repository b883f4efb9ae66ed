import { CHECKLIST_KINDS, type ChecklistTemplate } from '#domain/discharge/checklist';
import { defaultChecklistTemplates } from '#domain/discharge/default-templates';
import { ALDRETE_ITEMS, LINK, MPADSS_ITEMS } from '#domain/discharge/link-ids';
import { askedItems, openItems, progressOf } from '#domain/discharge/progress';
import { templateFor } from '#domain/discharge/template-for';
import { aBooking, aPatient, aProcedureType } from '#domain/testing/builders';
import { aChecklist, aDay, aFinished } from '#domain/testing/day-builders';

const TEMPLATES = defaultChecklistTemplates();

describe('the checklists a clinic starts with', () => {
  it('cover every kind, and every item that a rule names', () => {
    expect(TEMPLATES.map((template) => template.kind)).toEqual([...CHECKLIST_KINDS]);
    const items = TEMPLATES.flatMap((template) => template.items.map((item) => item.linkId));
    for (const linkId of [...Object.values(LINK), ...MPADSS_ITEMS, ...ALDRETE_ITEMS])
      expect(items).toContain(linkId);
    expect(new Set(items).size).toBe(items.length);
  });

  it('are mandatory wherever a rule asks, except what is only noted', () => {
    const ruled = new Set<string>([...Object.values(LINK), ...MPADSS_ITEMS, ...ALDRETE_ITEMS]);
    const items = TEMPLATES.flatMap((template) => template.items);
    expect(items.filter((item) => ruled.has(item.linkId) && !item.mandatory)).toEqual([]);
  });
});

describe('what a case is asked', () => {
  const asked = (kind: 'pre-procedure' | 'recovery', day = aDay()) =>
    askedItems(aChecklist(kind), day).map((item) => item.linkId);

  it('leaves out what does not concern it', () => {
    expect(asked('pre-procedure')).toContain('pregnancy');
    expect(asked('pre-procedure')).not.toContain('fasting');
    expect(asked('recovery')).toEqual([...MPADSS_ITEMS]);
    const old = aDay({ patient: aPatient({ birthDate: '1950-01-01' }) });
    expect(asked('pre-procedure', old)).not.toContain('pregnancy');
    const unknown = aDay({ patient: aPatient({ sex: 'unknown', birthDate: null }) });
    expect(asked('pre-procedure', unknown)).toContain('pregnancy');
    const sedated = aDay({ booking: aBooking({ sedation: true }) });
    expect(asked('recovery', sedated)).toEqual([...MPADSS_ITEMS, ...ALDRETE_ITEMS]);
    const midline = aDay({ procedureType: aProcedureType({ lateralityNeeded: false }) });
    expect(asked('pre-procedure', midline)).not.toContain('marked-side');
  });

  it('is complete when the mandatory items are answered', () => {
    const day = aDay();
    const finished = aFinished('pre-procedure', day);
    expect(progressOf(finished, day)).toEqual({
      answered: finished.answers.length,
      asked: finished.answers.length + 1, // what is reduced, where nothing is
      complete: true,
    });
    const open = aFinished('pre-procedure', day, { identity: null });
    expect(openItems(open, day).map((item) => item.linkId)).toEqual(['identity']);
    expect(progressOf(open, day).complete).toBeFalse();
  });
});

describe('the template a checklist begins with', () => {
  const base: ChecklistTemplate = { ...TEMPLATES[0]!, id: 'all', version: 1, published: null };
  const newer = { ...base, version: 2 };
  const special = { ...base, id: 'special', procedureTypeIds: ['type-lsb'] };

  it('is the newest, one for the procedure type before one for all', () => {
    expect(templateFor([base, newer], 'pre-procedure', 'type-lsb')).toBe(newer);
    expect(templateFor([newer, special], 'pre-procedure', 'type-lsb')).toBe(special);
    expect(templateFor([newer, special], 'pre-procedure', 'type-other')).toBe(newer);
    expect(templateFor([special], 'pre-procedure', 'type-other')).toBeUndefined();
  });
});

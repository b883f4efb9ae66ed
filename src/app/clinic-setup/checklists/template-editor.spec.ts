import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import type { EntityChange } from '#contract/live';
import type { ChecklistTemplate } from '#domain/discharge/checklist';
import type { Role } from '#domain/people/roles';
import { aProcedureType } from '#domain/testing/builders';
import { aTemplate, anItem } from '#domain/testing/template-builders';
import { DRAFT_STORAGE } from '../../shared/drafts/draft-storage';
import { Desk } from '../../shared/testing/desk';
import { MemoryStorage } from '../../shared/testing/memory-storage';
import * as checklistsEffects from './checklists.effects';
import { publishingFeature } from './checklists.state';
import { TemplateEditor } from './template-editor';
import { TemplateEditorHarness } from './testing/template-editor-harness';

const SIGN_OUT = aTemplate('sign-out', { version: 3 });
const RECORDED = 'Procedure, side and level are said aloud and recorded';
const COUNTS = 'Needles and sharps are counted and complete';
const EQUIPMENT = 'Equipment worked without problems';
const WATCH = 'What recovery must watch';
const ITEMS = [RECORDED, COUNTS, EQUIPMENT, WATCH];

const publishedBy = (template: ChecklistTemplate, byName: string): EntityChange => {
  const at = '2026-09-07T08:10:00.000Z';
  const body = { ...template, published: { by: 'person-2', byName, at } };
  const { id, version } = template;
  return { seq: 200, entity: 'checklist-template', id, version, byName, at, body };
};

describe('Writing the next version of a checklist', () => {
  let desk: Desk;
  let storage: MemoryStorage;
  beforeEach(() => {
    storage = new MemoryStorage();
  });

  interface Opening {
    readonly id?: string;
    readonly kind?: string;
    readonly roles?: readonly Role[];
    readonly templates?: readonly ChecklistTemplate[];
  }
  const open = async (over: Opening = {}): Promise<TemplateEditorHarness> => {
    TestBed.resetTestingModule();
    desk = new Desk({
      roles: over.roles ?? ['administrator'],
      now: '2026-09-07T08:00:00.000Z',
      cases: [],
      routes: [{ path: 'set-up/checklists', children: [] }],
      providers: [
        provideState(publishingFeature),
        provideEffects(checklistsEffects),
        { provide: DRAFT_STORAGE, useValue: storage },
      ],
      also: {
        checklistTemplates: over.templates ?? [SIGN_OUT, aTemplate('discharge')],
        procedureTypes: [
          aProcedureType({ id: 'type-lsb', name: 'Lumbar sympathetic block' }),
          aProcedureType({ id: 'type-sgb', name: 'Stellate ganglion block' }),
        ],
      },
    });
    const fixture = TestBed.createComponent(TemplateEditor);
    if (over.kind === undefined) fixture.componentRef.setInput('id', over.id ?? SIGN_OUT.id);
    else fixture.componentRef.setInput('kind', over.kind);
    return TestbedHarnessEnvironment.harnessForFixture(fixture, TemplateEditorHarness);
  };
  const sent = () => desk.written.at(-1)?.body as Partial<ChecklistTemplate> | undefined;

  it('adds an item, shows it as the nurse will see it, and publishes what changed', async () => {
    const page = await open();
    expect(await page.items()).toEqual(ITEMS);
    await page.press('Publish as version 4');
    expect(desk.written).toEqual([]);
    await page.press('Add an item');
    await page.type('What is asked', 'Wristband is taken off ');
    expect(await page.changes()).toEqual(['Added: “Wristband is taken off”.']);
    expect((await page.preview()).at(-1)).toBe('Wristband is taken off Yes No');
    await page.press('Publish as version 4');
    await desk.answered();
    expect(desk.written[0]?.url).toBe(`/api/checklist-templates/${SIGN_OUT.id}`);
    expect(sent()?.version).toBe(3);
    expect(sent()?.items?.at(-1)).toEqual({
      ...anItem({ text: 'Wristband is taken off' }),
      linkId: sent()?.items?.at(-1)?.linkId ?? '',
    });
    expect(storage.length).toBe(0);
  });

  it('asks of each type what it needs', async () => {
    const page = await open();
    await page.press('Add an item');
    await page.type('What is asked', 'Blood loss');
    await page.choose('Answered by', 'Number');
    await page.type('Least', '0');
    await page.type('Most', '50');
    await page.choose('Unit', 'mL');
    expect((await page.preview()).at(-1)).toBe('Blood loss 0–50 mL');
    await page.choose('Answered by', 'One of several');
    await page.type('Option 1', 'None');
    await page.type('Option 2', 'Some');
    await page.press('Add an option');
    await page.type('Option 3', 'Much');
    await page.press('Take out option 2');
    await page.choose('Asked of', 'Patients under sedation');
    await page.tick('Mandatory');
    await page.press('Publish as version 4');
    await desk.answered();
    expect(sent()?.items?.at(-1)).toEqual(
      jasmine.objectContaining({
        ...{ type: 'choice', asked: 'sedated', mandatory: false, unit: null, min: null },
        options: [
          { value: 'option-1', label: 'None' },
          { value: 'option-3', label: 'Much' },
        ],
      }),
    );
  });

  it('moves items by key, by button and by dragging, and says where they are', async () => {
    const page = await open();
    await page.altArrow(COUNTS, 'up');
    expect(await page.items()).toEqual([COUNTS, RECORDED, EQUIPMENT, WATCH]);
    expect(await page.text()).toContain(`“${COUNTS}” is now 1 of 4.`);
    await page.altArrow(COUNTS, 'up');
    expect((await page.items())[0]).toBe(COUNTS);
    await page.press(`Move “${COUNTS}” down`);
    expect(await page.items()).toEqual(ITEMS);
    await page.drag(WATCH, RECORDED);
    expect(await page.items()).toEqual([WATCH, RECORDED, COUNTS, EQUIPMENT]);
    await page.drag(WATCH, EQUIPMENT);
    expect(await page.items()).toEqual([RECORDED, COUNTS, WATCH, EQUIPMENT]);
    expect(await page.changes()).toEqual([`Moved: “${EQUIPMENT}”.`]);
  });

  it('takes an item out, unless a rule holds it, and says which', async () => {
    const page = await open();
    await page.press(`Take out “${COUNTS}”`);
    expect(await page.items()).toEqual([RECORDED, EQUIPMENT, WATCH]);
    expect(await page.changes()).toEqual([`Taken out: “${COUNTS}”.`]);
    const home = await open({ id: 'template-discharge' });
    const legs = 'Leg strength and sensation are as before the block';
    expect(await home.has(`Take out “${legs}”`)).toBeFalse();
    await home.open(legs);
    expect(await home.text()).toContain('Ganglion asks for this before anyone is sent home.');
    for (const label of ['Answered by', 'Asked of', 'Mandatory', 'May be “not applicable”'])
      expect(await home.isLocked(label))
        .withContext(label)
        .toBeTrue();
    await home.type('What is asked', 'Legs as before');
    expect(await home.changes()).toEqual([`“${legs}”: now reads “Legs as before”.`]);
    await home.open('Escort is here');
    expect(await home.isLocked('May be “not applicable”')).toBeFalse();
  });

  it('shows what is wrong beside its field, and publishes nothing until it is mended', async () => {
    const page = await open();
    await page.press('Add an item');
    expect(await page.faults()).toEqual([]);
    await page.press('Publish as version 4');
    expect(await page.faults()).toEqual(['Write what is asked.']);
    await page.type('What is asked', 'Blood loss');
    await page.choose('Answered by', 'Number');
    await page.type('Least', '50');
    await page.type('Most', '5');
    expect(await page.faults()).toEqual(['The least value (50) must lie below the most (5).']);
    await page.press('Publish as version 4');
    expect(desk.written).toEqual([]);
    await page.type('Most', '500');
    await page.press('Publish as version 4');
    await desk.answered();
    expect(desk.written.length).toBe(1);
  });

  it('keeps what was typed across a reload, until it is let go', async () => {
    let page = await open();
    await page.type('Title', 'Before leaving the room');
    await page.press('Add an item');
    await page.type('What is asked', 'Wristband is taken off');
    page = await open();
    expect(await page.value('Title')).toBe('Before leaving the room');
    expect((await page.items()).at(-1)).toBe('Wristband is taken off');
    expect(await page.text()).toMatch(/Typed .*, not stored yet\./);
    await page.press('Discard');
    expect(await page.items()).toEqual(ITEMS);
    expect(await page.value('Title')).toBe('Sign-out');
    expect(storage.length).toBe(0);
  });

  it('loses nothing when somebody else publishes, and goes on from there when asked', async () => {
    const page = await open();
    await page.type('Title', 'Before leaving the room');
    desk.changed(
      publishedBy(
        { ...SIGN_OUT, version: 4, items: [...SIGN_OUT.items, anItem()] },
        'Maya Lindqvist',
      ),
    );
    expect(await page.text()).toContain('Maya Lindqvist has published version 4 meanwhile.');
    expect(await page.value('Title')).toBe('Before leaving the room');
    await page.press('Compare with it, and go on');
    expect(await page.changes()).toEqual([
      'Title: “Sign-out” becomes “Before leaving the room”.',
      'Taken out: “The wristband is taken off”.',
    ]);
    await page.press('Publish as version 5');
    await desk.answered();
    expect(sent()?.version).toBe(4);
  });

  it('says why the server refused, and keeps everything', async () => {
    const page = await open();
    await page.type('Title', 'Out');
    desk.answering = () => ({
      status: 409,
      body: { refusals: [{ code: 'checklist-title-missing' }] },
    });
    await page.press('Publish as version 4');
    await desk.answered();
    expect(await page.text()).toContain('The checklist needs a title.');
    expect(await page.value('Title')).toBe('Out');
    expect(storage.length).toBe(1);
  });

  it('writes one for some procedures, beginning with a copy', async () => {
    const own = aTemplate('sign-out', {
      id: 'own',
      title: 'After SGB',
      procedureTypeIds: ['type-sgb'],
    });
    const page = await open({ kind: 'sign-out', templates: [SIGN_OUT, own] });
    expect(await page.items()).toEqual(ITEMS);
    await page.type('Title', 'After a block');
    await page.press('Publish as version 1');
    expect(await page.faults()).toEqual([
      'Choose at least one procedure. All others share another checklist.',
    ]);
    await page.tick('Stellate ganglion block');
    expect(await page.faults()).toEqual([
      'Stellate ganglion block has a Sign-out of its own already: “After SGB”.',
    ]);
    await page.tick('Stellate ganglion block');
    await page.tick('Lumbar sympathetic block');
    await page.press('Publish as version 1');
    await desk.answered();
    expect(desk.written[0]).toEqual({
      method: 'POST',
      url: '/api/checklist-templates',
      body: {
        kind: 'sign-out',
        title: 'After a block',
        procedureTypeIds: ['type-lsb'],
        items: SIGN_OUT.items,
      },
    });
  });

  it('is the administrators’: others read', async () => {
    const page = await open({ roles: ['nurse'] });
    expect(await page.text()).toContain('Checklists are written by an administrator.');
    expect(await page.items()).toEqual([]);
  });
});

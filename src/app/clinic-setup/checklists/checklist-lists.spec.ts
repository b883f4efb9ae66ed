import { TestBed } from '@angular/core/testing';
import type { Role } from '#domain/people/roles';
import { CHECKLIST_KINDS, type ChecklistTemplate } from '#domain/discharge/checklist';
import { aProcedureType, aStamp } from '#domain/testing/builders';
import { aTemplate, anItem } from '#domain/testing/template-builders';
import { Desk } from '../../shared/testing/desk';
import { ChecklistsPage } from './checklists-page';
import { VersionsPage } from './versions-page';

const first = aTemplate('sign-out');
const second = {
  ...aTemplate('sign-out', { version: 2, items: [...first.items, anItem()] }),
  published: aStamp({ byName: 'Catherine Mossop', at: '2026-09-04T13:10:00.000Z' }),
};
const own = aTemplate('sign-out', {
  id: 'own',
  title: 'After SGB',
  procedureTypeIds: ['type-sgb'],
});

describe('The checklists of the clinic', () => {
  let desk: Desk;
  const set = (roles: readonly Role[]): void => {
    const templates: ChecklistTemplate[] = [
      own,
      ...CHECKLIST_KINDS.map((kind) => (kind === 'sign-out' ? second : aTemplate(kind))),
    ];
    desk = new Desk({
      roles,
      now: '2026-09-07T08:00:00.000Z',
      cases: [],
      also: {
        checklistTemplates: templates,
        procedureTypes: [aProcedureType({ id: 'type-sgb', name: 'Stellate ganglion block' })],
      },
      reading: ({ url }) =>
        url.endsWith('/versions') ? { status: 200, body: { versions: [second, first] } } : null,
    });
  };
  const words = (host: HTMLElement): string => (host.textContent ?? '').replace(/\s+/g, ' ');

  it('stand by kind and procedure with their version, and who published it when', async () => {
    set(['administrator']);
    const fixture = TestBed.createComponent(ChecklistsPage);
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    const rows = [
      ...host.querySelectorAll<HTMLTableRowElement>('section:nth-of-type(3) tbody tr'),
    ].map((row) => [...row.cells].map((cell) => (cell.textContent ?? '').trim()));
    expect(rows).toEqual([
      [
        'Sign-out',
        'All procedures without one of their own',
        ...['5', '4', '2', jasmine.stringMatching(/^Catherine Mossop, .*14:10$/), 'All versions'],
      ],
      [
        'After SGB',
        'Stellate ganglion block',
        ...['4', '3', '1', 'The clinic started with it', 'All versions'],
      ],
    ]);
    expect(host.querySelectorAll('.title a').length).toBe(6);
  });

  it('are read by everybody, and written by whoever sets up the clinic', async () => {
    set(['nurse']);
    const fixture = TestBed.createComponent(ChecklistsPage);
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    expect(host.querySelectorAll('.title a').length).toBe(0);
    expect(words(host)).not.toContain('Add one for a procedure');
    expect(words(host)).toContain('All versions');
  });

  it('are read in every version, with what each changed', async () => {
    set(['nurse']);
    const fixture = TestBed.createComponent(VersionsPage);
    fixture.componentRef.setInput('id', second.id);
    await fixture.whenStable();
    await desk.answered();
    const text = words(fixture.nativeElement as HTMLElement);
    expect(text).toMatch(/Version 2.*in force.*Catherine Mossop.*Version 1/);
    expect(text).toContain('Added: “The wristband is taken off”.');
    expect(text).toContain('What it asks (5 items)');
  });
});

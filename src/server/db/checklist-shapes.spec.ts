import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultChecklistTemplates } from '#domain/discharge/default-templates';
import { aBookedPatient, withChecklistTemplates } from '../testing/a-booked-patient.ts';
import { finishChecklist } from '../testing/finished-checklists.ts';
import { aTestClinic } from '../testing/test-clinic.ts';

const MIGRATION = readFileSync(
  join(import.meta.dirname, 'migrations', '0025_checklist_templates.sql'),
  'utf8',
);

describe('checklists stored before they had the shapes of FHIR', () => {
  it('are put into exactly the shape in which they are stored now', async () => {
    const clinic = await aTestClinic();
    try {
      await withChecklistTemplates(clinic);
      const nurse = await clinic.addActor(['nurse']);
      const { bookingId } = await aBookedPatient(clinic, { sedation: true });
      await finishChecklist(clinic, nurse, bookingId, 'pre-procedure', { escort: null });
      await finishChecklist(clinic, nurse, bookingId, 'recovery');
      await finishChecklist(clinic, nurse, bookingId, 'discharge');
      const [escort] = await clinic.sql<{ id: string; version: number }>(
        "select checklist_id as id, version from checklist where kind = 'pre-procedure'",
      );
      await clinic.inject(nurse, {
        method: 'POST',
        url: `/api/checklists/${escort?.id ?? ''}/answers`,
        payload: {
          version: escort?.version,
          linkId: 'escort',
          value: 'not-applicable',
          reason: 'Stays in hospital',
        },
      });
      const stored = () =>
        clinic.sql<{ items: unknown; kind: string }>(
          'select kind, items from checklist_template order by kind',
        );
      const answers = () =>
        clinic.sql<{ value: unknown }>('select value from answer order by recorded');
      const [items, values] = [await stored(), await answers()];

      for (const { kind, items: old } of defaultChecklistTemplates())
        await clinic.sql('update checklist_template set items = $1 where kind = $2', [
          JSON.stringify(old),
          kind,
        ]);
      await clinic.sql(`update answer set value = coalesce(
        case when value -> 'valueCoding' ->> 'system' is not null
          then to_jsonb(lower(value -> 'valueCoding' ->> 'display')) end,
        value -> 'valueBoolean', value -> 'valueDecimal', value -> 'valueString',
        value -> 'valueCoding' -> 'code', '"not-applicable"')`);
      expect(await answers()).not.toEqual(values);

      const owner = await clinic.connectAs(clinic.connections.owner);
      try {
        await owner.query(MIGRATION);
        expect(await stored()).toEqual(items);
        expect(await answers()).toEqual(values);
        // What has the shape already stays.
        await owner.query(MIGRATION);
        expect(await stored()).toEqual(items);
      } finally {
        await owner.end();
      }
      const kinds = new Set(values.flatMap(({ value }) => Object.keys(value as object)));
      expect([...kinds].sort()).toEqual([
        'extension',
        'valueBoolean',
        'valueCoding',
        'valueDecimal',
      ]);
    } finally {
      await clinic.stop();
    }
  });
});

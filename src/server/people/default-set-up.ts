import { defaultProcedureTypes } from '#domain/clinic/default-procedure-types';
import { defaultChecklistTemplates } from '#domain/discharge/default-templates';
import { questionnaireItems } from '#domain/discharge/questionnaire-items';
import { defaultProtocols } from '#domain/series/default-protocols';
import { json } from '../db/columns.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/** What every new clinic starts with: its procedures, protocols and checklists, all changeable. */
export async function insertDefaultSetUp(tx: UnitOfWork): Promise<void> {
  const clinic_id = tx.actor.clinicId;
  const typeIds = new Map<string, string>();

  for (const type of defaultProcedureTypes()) {
    const id = tx.newId();
    typeIds.set(type.shortName, id);
    await tx.db
      .insertInto('procedure_type')
      .values({
        clinic_id,
        procedure_type_id: id,
        name: type.name,
        short_name: type.shortName,
        duration_minutes: type.durationMinutes,
        turnover_minutes: type.turnoverMinutes,
        recovery_minutes: type.recoveryMinutes,
        arrive_before_minutes: type.arriveBeforeMinutes,
        sedation: type.sedation,
        laterality_needed: type.lateralityNeeded,
        bleeding_risk: type.bleedingRisk,
        active: type.active,
      })
      .execute();
    tx.touch('procedure-type', id);
  }

  for (const protocol of defaultProtocols()) {
    const procedureTypeId = typeIds.get(protocol.procedureTypeShortName);
    if (procedureTypeId === undefined)
      throw new Error(`No procedure ${protocol.procedureTypeShortName} for ${protocol.name}`);
    const id = tx.newId();
    await tx.db
      .insertInto('protocol')
      .values({
        clinic_id,
        protocol_id: id,
        name: protocol.name,
        procedure_type_id: procedureTypeId,
        blocks: protocol.blocks,
        minimum_days: protocol.minimumDays,
        usual_days: protocol.usualDays,
        maximum_days: protocol.maximumDays,
        yearly_cap: protocol.yearlyCap,
        continue_relief_percent: protocol.continueReliefPercent,
        source: protocol.source,
      })
      .execute();
    tx.touch('protocol', id);
  }

  for (const template of defaultChecklistTemplates()) {
    const id = tx.newId();
    await tx.db
      .insertInto('checklist_template')
      .values({
        clinic_id,
        checklist_template_id: id,
        version: 1,
        kind: template.kind,
        title: template.title,
        procedure_type_ids: [...template.procedureTypeIds],
        items: json(questionnaireItems(template.items)),
      })
      .execute();
    tx.touch('checklist-template', id);
  }
}

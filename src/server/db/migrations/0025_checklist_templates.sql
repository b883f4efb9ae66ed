-- Checklists that the clinic writes itself: who published a version, and items and answers as FHIR R4
-- has them (Questionnaire.item, QuestionnaireResponse.item.answer). What was stored before is put
-- into the same shape here; src/domain/discharge/questionnaire-items.ts and answer-value.ts say which.
alter table checklist_template add column if not exists published jsonb;

-- The owner has to see every clinic for this once.
alter table checklist_template no force row level security;
alter table checklist no force row level security;
alter table answer no force row level security;

create or replace function pg_temp.side_coding(side text) returns jsonb language sql as $$
  select jsonb_build_object('system', 'http://snomed.info/sct') || case side
    when 'left' then '{"code": "7771000", "display": "Left"}'::jsonb
    when 'right' then '{"code": "24028007", "display": "Right"}'::jsonb
    else '{"code": "51440002", "display": "Right and left"}'::jsonb end
$$;

create or replace function pg_temp.case_fact(asked text) returns jsonb language sql as $$
  select jsonb_build_object('linkId', 'case.' || asked, 'type', 'boolean', 'required', false,
    'readOnly', true, 'extension', jsonb_build_array(jsonb_build_object(
      'url', 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden', 'valueBoolean', true)),
    'text', case asked
      when 'sedated' then 'Sedation is planned'
      when 'sided' then 'The procedure has a side'
      when 'antithrombotics-stopped' then 'An antithrombotic is stopped or bridged'
      else 'Pregnancy is possible' end)
$$;

create or replace function pg_temp.extensions_of(item jsonb) returns jsonb language sql as $$
  select jsonb_agg(extension order by place) from (
    select 1 as place, jsonb_build_object('url', 'http://hl7.org/fhir/StructureDefinition/minValue',
      'valueDecimal', item -> 'min') as extension where item ->> 'min' is not null
    union all
    select 2, jsonb_build_object('url', 'http://hl7.org/fhir/StructureDefinition/maxValue',
      'valueDecimal', item -> 'max') where item ->> 'max' is not null
    union all
    select 3, jsonb_build_object('url', 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
      'valueCoding', jsonb_build_object('system', 'http://unitsofmeasure.org', 'code', item -> 'unit'))
      where item ->> 'unit' is not null
    union all
    select 4, jsonb_build_object('url', 'urn:ganglion:fhir:may-be-not-applicable',
      'valueBoolean', true) where (item ->> 'notApplicable')::boolean) as found
$$;

create or replace function pg_temp.questionnaire_item(item jsonb) returns jsonb language sql as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'linkId', item -> 'linkId',
    'extension', pg_temp.extensions_of(item),
    'text', item -> 'text',
    'type', case item ->> 'type' when 'yes-no' then 'boolean' when 'number' then 'decimal'
      when 'text' then 'text' else 'choice' end,
    'enableWhen', case when item ->> 'asked' <> 'always' then jsonb_build_array(
      jsonb_build_object('question', 'case.' || (item ->> 'asked'), 'operator', '=',
        'answerBoolean', true)) end,
    'required', item -> 'mandatory',
    'answerOption', case when item ->> 'type' = 'side' then
        (select jsonb_agg(jsonb_build_object('valueCoding', pg_temp.side_coding(side)) order by n)
          from unnest(array['left', 'right', 'both']) with ordinality as sides (side, n))
      else (select jsonb_agg(jsonb_build_object('valueCoding', jsonb_build_object(
            'code', option -> 'value', 'display', option -> 'label')) order by n)
          from jsonb_array_elements(item -> 'options') with ordinality as options (option, n)) end))
$$;

create or replace function pg_temp.questionnaire_items(items jsonb) returns jsonb language sql as $$
  select coalesce((select jsonb_agg(pg_temp.case_fact(fact) order by n)
      from unnest(array['sedated', 'sided', 'antithrombotics-stopped', 'pregnancy-possible'])
        with ordinality as facts (fact, n)
      where exists (select from jsonb_array_elements(items) as item where item ->> 'asked' = fact)),
    '[]')
  || coalesce((select jsonb_agg(pg_temp.questionnaire_item(item) order by n)
      from jsonb_array_elements(items) with ordinality as listed (item, n)), '[]')
$$;

-- Answers first: they read the type and the options of their items.
update answer set value = case
    when jsonb_typeof(value) = 'boolean' then jsonb_build_object('valueBoolean', value)
    when jsonb_typeof(value) = 'number' then jsonb_build_object('valueDecimal', value)
    when value = '"not-applicable"' then '{"extension": [{"valueCode": "not-applicable",
      "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason"}]}'::jsonb
    when asked.item ->> 'type' = 'side' then
      jsonb_build_object('valueCoding', pg_temp.side_coding(value #>> '{}'))
    when asked.item ->> 'type' = 'choice' then
      jsonb_build_object('valueCoding', jsonb_strip_nulls(jsonb_build_object('code', value,
        'display', (select option -> 'label' from jsonb_array_elements(asked.item -> 'options') option
          where option -> 'value' = answer.value))))
    else jsonb_build_object('valueString', value) end
  from (select checklist.clinic_id, checklist_id, item
    from checklist join checklist_template template on template.clinic_id = checklist.clinic_id
      and template.checklist_template_id = checklist.checklist_template_id
      and template.version = checklist.template_version,
    jsonb_array_elements(template.items) as item) as asked
  where asked.clinic_id = answer.clinic_id and asked.checklist_id = answer.checklist_id
    and asked.item ->> 'linkId' = answer.link_id and jsonb_typeof(value) <> 'object';

update checklist_template set items = pg_temp.questionnaire_items(items) where items -> 0 ? 'asked';

alter table answer force row level security;
alter table checklist force row level security;
alter table checklist_template force row level security;

-- Whoever books asks for all blocks of the patient; without it a clinic's every booking was read.
create index booking_patient on booking (clinic_id, patient_id);

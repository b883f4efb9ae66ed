/** The text of one field of a native form, without the blanks around it. */
export function textOf(form: FormData, field: string): string {
  return exactTextOf(form, field).trim();
}

/** As it was typed: a password may begin with a blank. */
export function exactTextOf(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? value : '';
}

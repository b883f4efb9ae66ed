import pg from 'pg';

const DATE = 1082;
const TIMESTAMPTZ = 1184;
const INT8 = 20;
const NUMERIC = 1700;

/** `2026-09-14 07:30:00.12+00` → `2026-09-14T07:30:00.120Z`; every connection runs in UTC. */
function instant(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(text);
  if (!match?.[1] || !match[2]) throw new Error(`Not an instant in UTC: ${text}`);
  return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`;
}

/** Columns come back as the domain has them: days and instants as strings, counts as numbers. */
export const ganglionTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    switch (oid) {
      case DATE:
        return (text: string) => text;
      case TIMESTAMPTZ:
        return instant;
      case INT8:
      case NUMERIC:
        return Number;
      default:
        return pg.types.getTypeParser(oid, format) as (text: string) => unknown;
    }
  },
};

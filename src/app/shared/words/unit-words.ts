/** UCUM as it is written beside a number. */
export function unitWord(unit: string): string {
  switch (unit) {
    case 'mm[Hg]':
      return 'mmHg';
    case 'Cel':
      return '°C';
    case '{score}':
      return '';
    default:
      return unit;
  }
}

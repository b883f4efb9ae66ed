import { best, type Finding } from './findings';

const finding = (kind: Finding['kind'], name: string): Finding => ({
  id: name,
  kind,
  icon: 'person',
  name,
  about: '',
  text: name,
  run: () => undefined,
});

const all = [
  finding('page', 'Queue'),
  finding('action', 'Accept'),
  finding('patient', 'Quentin, Ada'),
  finding('patient', 'Quell, Bo'),
];
const names = (query: string): string[] => best(all, query).map(({ name }) => name);

describe('The palette', () => {
  it('offers pages and actions before anything is typed', () => {
    expect(names('')).toEqual(['Queue', 'Accept']);
  });

  it('puts patients before pages where both fit as well', () => {
    expect(names('que')).toEqual(['Quell, Bo', 'Quentin, Ada', 'Queue']);
  });

  it('puts what was typed in full first', () => {
    expect(names('queue')[0]).toBe('Queue');
  });
});

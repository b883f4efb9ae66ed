import { draftOf, draftText, fieldsOf, typedSince, type Draft } from './draft-text';

const DRAFT: Draft = {
  at: '2026-09-14T08:41:00.000Z',
  basis: '3',
  fields: { history: ['Since <b>May</b>'], levels: ['L2', 'L3'], side: [] },
};

describe('What was typed', () => {
  it('comes back as it was', () => {
    expect(draftOf('new', draftText('new', DRAFT))).toEqual(DRAFT);
  });

  const corrupt: [what: string, text: string | null][] = [
    ['nothing', null],
    ['no JSON', '{"form":"new"'],
    ['a list', '[]'],
    ['a word', '"new"'],
    ['another form’s', draftText('facts 1', DRAFT)],
    ['without a time', JSON.stringify({ ...DRAFT, form: 'new', at: 'soon' })],
    ['without a basis', JSON.stringify({ ...DRAFT, form: 'new', basis: 3 })],
    ['fields that are none', JSON.stringify({ ...DRAFT, form: 'new', fields: [] })],
    ['a field that is no list', JSON.stringify({ ...DRAFT, form: 'new', fields: { a: 'b' } })],
    ['a field of numbers', JSON.stringify({ ...DRAFT, form: 'new', fields: { a: [1] } })],
    ['far too much', draftText('new', { ...DRAFT, fields: { a: ['x'.repeat(500_000)] } })],
  ];
  for (const [what, text] of corrupt)
    it(`is ignored where it is ${what}`, () => {
      expect(draftOf('new', text)).toBeNull();
    });

  it('is every field but files', () => {
    const form = new FormData();
    form.append('levels', 'L2');
    form.append('levels', 'L3');
    form.append('letters', new File(['x'], 'x.pdf'));
    expect(fieldsOf(form)).toEqual({ levels: ['L2', 'L3'] });
  });

  it('is only what differs, also a box that was cleared', () => {
    const before = { history: [''], phone: ['1'], diabetes: ['on'] };
    expect(typedSince(before, { history: ['New'], phone: ['1'] })).toEqual({
      history: ['New'],
      diabetes: [],
    });
    expect(typedSince({}, { from: [''] })).toEqual({ from: [''] });
    expect(typedSince(before, before)).toEqual({});
  });
});

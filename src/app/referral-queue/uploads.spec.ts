import { uploadsOf } from './uploads';

const json = (name: string, resourceType: string): File =>
  new File([`{ "resourceType": "${resourceType}" }`], name);
const names = async (...files: File[]): Promise<string[]> =>
  (await uploadsOf(files)).map(({ name }) => name);

describe('Files to post', () => {
  it('go one by one', async () => {
    const message = new File(['MSH|^~\\&|'], 'a.hl7');
    expect(await names(json('b.json', 'Bundle'), message)).toEqual(['b.json', 'a.hl7']);
    expect(await names(json('1.json', 'ServiceRequest'), json('2.json', 'ServiceRequest'))).toEqual(
      ['1.json', '2.json'],
    );
    expect(await names(json('p.json', 'Patient'))).toEqual(['p.json']);
  });

  it('go together where one belongs to the other, and what belongs to neither goes alone', async () => {
    const uploads = await uploadsOf([
      json('p.json', 'Patient'),
      json('r.json', 'ServiceRequest'),
      json('s.json', 'Slot'),
    ]);
    expect(uploads.map(({ parts }) => parts)).toEqual([['r.json', 'p.json'], ['s.json']]);
    const sent = JSON.parse(await (uploads[0]?.content ?? new Blob()).text()) as unknown;
    expect(sent).toEqual([{ resourceType: 'ServiceRequest' }, { resourceType: 'Patient' }]);
  });
});

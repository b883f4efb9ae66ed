/** One body to post: a file, or several that only make sense together. */
export interface Upload {
  readonly name: string;
  readonly content: Blob;
}

const TYPE = /"resourceType"\s*:\s*"(\w+)"/;
/** Read far enough to see what a JSON file is. */
const HEAD = 4_096;

/**
 * Files as they are posted. A Patient dropped beside its ServiceRequest belongs to it: such files
 * go as one list of resources, every other file by itself.
 */
export async function uploadsOf(files: readonly File[]): Promise<Upload[]> {
  const read = await Promise.all(
    files.map(async (file) => ({ file, type: await resourceTypeOf(file) })),
  );
  const alone = read.filter(({ type }) => type === null || type === 'Bundle');
  const loose = read.filter(({ type }) => type !== null && type !== 'Bundle');
  const requests = loose.filter(({ type }) => type === 'ServiceRequest');
  const together = requests.length > 0 && loose.length > requests.length;
  return [
    ...(together ? [joined(loose.map(({ file }) => file))] : loose.map(single)),
    ...alone.map(single),
  ];
}

const single = ({ file }: { file: File }): Upload => ({ name: file.name, content: file });

function joined(files: readonly File[]): Upload {
  const parts = files.flatMap((file, index): BlobPart[] => [index === 0 ? '[' : ',\n', file]);
  return { name: files.map(({ name }) => name).join(' + '), content: new Blob([...parts, ']']) };
}

async function resourceTypeOf(file: File): Promise<string | null> {
  const head = await file.slice(0, HEAD).text();
  return head.trimStart().startsWith('{') ? (TYPE.exec(head)?.[1] ?? null) : null;
}

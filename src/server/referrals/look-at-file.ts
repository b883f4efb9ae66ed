import { fileTypeFromBuffer } from 'file-type';
import { cleanFileName, type SeenFile } from '#domain/referral/attachments';

/** Some writers leave a line or padding after the mark. */
const TAIL = 2_048;
const PNG_END = Buffer.from('IEND');
const JPEG_END = Buffer.from([0xff, 0xd9]);

/** What a file is, from its bytes alone: neither its name nor its claimed type is believed. */
export async function lookAtFile(name: string, content: Buffer): Promise<SeenFile> {
  const mediaType = (await typeOf(content)) ?? null;
  return {
    name: cleanFileName(name),
    size: content.length,
    mediaType,
    isWhole: mediaType !== null && hasItsEnd(mediaType, content),
  };
}

async function typeOf(content: Buffer): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(content))?.mime;
  } catch {
    // Its beginning promises a kind and does not keep it.
    return undefined;
  }
}

function hasItsEnd(mediaType: string, content: Buffer): boolean {
  const tail = content.subarray(-TAIL);
  switch (mediaType) {
    case 'application/pdf':
      return tail.includes('%%EOF');
    case 'image/png':
      return tail.includes(PNG_END);
    case 'image/jpeg':
      return tail.includes(JPEG_END);
    default:
      return true;
  }
}

/** Rivals were faster: deadlock, serialisation, and the constraint that guards a resource. */
const RIVALRY = new Set(['40P01', '40001', '23P01']);
export const ATTEMPTS = 4;

export function isRivalry(error: unknown): boolean {
  return error instanceof Error && 'code' in error && RIVALRY.has(String(error.code));
}

/** Runs it again from the start when a rival got in its way; the last time it says so. */
export async function againAfterRivals<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (!isRivalry(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

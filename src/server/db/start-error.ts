/** What keeps the server from starting and can be put right by a person: one sentence, no stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** An act that waits for what went before it. */
export interface Lane {
  /** Acts of one lane follow each other; acts of different lanes need not wait for each other. */
  readonly lane: string;
  /** Such acts also follow each other across all lanes. */
  readonly inTurn: boolean;
}

const BEGUN: Promise<void> = Promise.resolve();

/**
 * Runs the acts in their order as far as that matters, and otherwise all at a time. The first that
 * fails stops the rest from beginning, and is thrown once everything under way has ended.
 */
export async function runInLanes<Act extends Lane>(
  acts: readonly Act[],
  run: (act: Act, index: number) => Promise<void>,
): Promise<void> {
  const lanes = new Map<string, Promise<void>>();
  let turn = BEGUN;
  let failure: { readonly error: unknown } | undefined;

  for (const [index, act] of acts.entries()) {
    const before = [lanes.get(act.lane) ?? BEGUN, act.inTurn ? turn : BEGUN];
    const running = Promise.all(before)
      .then(async () => {
        if (failure === undefined) await run(act, index);
      })
      .catch((error: unknown) => {
        failure ??= { error };
      });
    lanes.set(act.lane, running);
    if (act.inTurn) turn = running;
  }
  await Promise.all([...lanes.values(), turn]);
  if (failure !== undefined) throw failure.error;
}

// Many desks in one process of their own: each holds a stream and notes when every change arrives.
import { get } from 'node:http';
import { clock, percentile } from './measure.ts';

export interface Desks {
  readonly port: number;
  readonly cookies: readonly string[];
  readonly from: number;
}

/** When the last change of each commit was sent, by its seq. */
export type Commits = readonly (readonly [seq: number, sentAt: number])[];

export interface Delays {
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  /** Changes that some desk never got. */
  readonly missed: number;
}

const arrivals: Map<number, number>[] = [];

function listen({ port, cookies, from }: Desks): void {
  let open = 0;
  for (const cookie of cookies) {
    const arrived = new Map<number, number>();
    arrivals.push(arrived);
    get(
      {
        host: '127.0.0.1',
        port,
        path: `/api/live?from=${from}`,
        headers: { cookie },
        agent: false,
      },
      (response) => {
        if (response.statusCode !== 200) throw new Error('A stream was refused');
        let rest = '';
        response.setEncoding('latin1').on('data', (chunk: string) => {
          const at = clock();
          const lines = (rest + chunk).split('\n');
          rest = lines.pop() ?? '';
          for (const line of lines)
            if (line.startsWith('id: ')) arrived.set(Number(line.slice(4)), at);
        });
        if (++open === cookies.length) process.send?.('listening');
      },
    );
  }
}

function delays(commits: Commits): Delays {
  const all: number[] = [];
  let missed = 0;
  for (const arrived of arrivals)
    for (const [seq, sentAt] of commits) {
      const at = arrived.get(seq);
      if (at === undefined) missed += 1;
      else all.push(at - sentAt);
    }
  return {
    p50: percentile(all, 50),
    p99: percentile(all, 99),
    longest: percentile(all, 100),
    missed,
  };
}

process.on('message', (message: Desks | { readonly commits: Commits }) => {
  if ('port' in message) listen(message);
  else process.send?.(delays(message.commits));
});

import { connect, type Socket } from 'node:net';
import { clock } from './measure.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** From the first byte sent to the last byte received. */
  readonly ms: number;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * One keep-alive connection that sends one request at a time, with as little work as can be: the
 * benchmark shares its processors with the server.
 */
export class Line {
  readonly #port: number;
  readonly #cookie: string;
  readonly #socket: Socket;
  #received = Buffer.alloc(0);
  #waiting: { began: number; resolve(answer: Answer): void; reject(error: Error): void } | null =
    null;

  constructor(port: number, cookie: string) {
    this.#port = port;
    this.#cookie = cookie;
    this.#socket = connect({ host: '127.0.0.1', port, noDelay: true });
    this.#socket.on('data', (chunk: Buffer<ArrayBuffer>) => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
      this.#look();
    });
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('The server closed the connection')));
  }

  /** A write, as the app sends it: under an idempotency key of its own. */
  post(path: string, payload: object): Promise<Answer> {
    const body = JSON.stringify(payload);
    const request =
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${this.#port}\r\ncookie: ${this.#cookie}\r\n` +
      `sec-fetch-site: same-origin\r\nidempotency-key: ${crypto.randomUUID()}\r\n` +
      `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    return new Promise((resolve, reject) => {
      this.#waiting = { began: clock(), resolve, reject };
      this.#socket.write(request);
    });
  }

  get(path: string): Promise<Answer> {
    const request =
      `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${this.#port}\r\ncookie: ${this.#cookie}\r\n` +
      `sec-fetch-site: same-origin\r\n\r\n`;
    return new Promise((resolve, reject) => {
      this.#waiting = { began: clock(), resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #look(): void {
    const headEnd = this.#received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.#received.toString('latin1', 0, headEnd);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
    if (!Number.isInteger(length)) {
      this.#fail(new Error(`An answer without a length: ${head.split('\r\n')[0] ?? ''}`));
      return;
    }
    const bodyEnd = headEnd + HEAD_END.length + length;
    if (this.#received.length < bodyEnd) return;
    const waiting = this.#waiting;
    this.#waiting = null;
    const body = this.#received.toString('utf8', headEnd + HEAD_END.length, bodyEnd);
    this.#received = this.#received.subarray(bodyEnd);
    const ms = clock() - (waiting?.began ?? 0);
    waiting?.resolve({ status: Number(head.slice(9, 12)), body, ms });
  }

  #fail(error: Error): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.reject(error);
  }
}

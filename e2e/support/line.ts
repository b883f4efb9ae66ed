import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { ClinicServer } from './clinic-server.ts';

/** The line between a desktop and the clinic's server, which a story can cut and mend. */
export interface Line extends Disposable {
  /** The clinic as it is reached over this line. */
  readonly clinic: ClinicServer;
  cut(): void;
  mend(): void;
}

export async function lineTo(clinic: ClinicServer): Promise<Line> {
  const port = Number(new URL(clinic.address).port);
  const sockets = new Set<Socket>();
  let whole = true;
  const hang = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const line = createServer((desk) => {
    hang(desk);
    if (!whole) {
      desk.destroy();
      return;
    }
    const server = connect(port, '127.0.0.1');
    hang(server);
    desk.on('close', () => server.destroy());
    server.on('close', () => desk.destroy());
    desk.pipe(server).pipe(desk);
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  const cut = (): void => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    clinic: {
      ...clinic,
      address: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    },
    cut,
    mend: () => {
      whole = true;
    },
    [Symbol.dispose]: () => {
      cut();
      line.close();
    },
  };
}

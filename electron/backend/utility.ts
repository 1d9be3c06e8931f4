import type { MessagePortMain } from 'electron';
import { GoujiError, reportOf } from '../../core/contract/errors.ts';
import type { BackendStart, FromUtility, ToUtility } from '../../core/contract/host.ts';
import type { ToBackend } from '../../core/contract/protocol.ts';
import { type Backend, createBackend } from './backend.ts';

/**
 * Entry of Electron's utility process: holds the backend, ties each window's port to it, and makes known to
 * it the files that the main process's dialogs named.
 */
const parent = process.parentPort;
let backend: Backend | null = null;

function tell(message: FromUtility): void {
  parent.postMessage(message);
}

function start(options: BackendStart): void {
  try {
    backend = createBackend({ ...options, host: 'electron' });
  } catch (error) {
    tell({ t: 'failed', error: reportOf(error) });
  }
}

function connect(port: MessagePortMain): void {
  if (!backend) {
    port.close();
    return;
  }
  const connection = backend.connect((message) => port.postMessage(message));
  port.on('message', (event) => connection.receive(event.data as ToBackend));
  port.on('close', () => connection.close());
  port.start();
}

function register(message: ToUtility & { t: 'register' }): void {
  try {
    if (!backend) throw new GoujiError('connection-lost');
    const file = message.as === 'file' ? backend.registerFile(message.path) : backend.registerTarget(message.path);
    tell({ t: 'registered', id: message.id, file });
  } catch (error) {
    tell({ t: 'refused', id: message.id, error: reportOf(error) });
  }
}

async function close(): Promise<void> {
  await backend?.close();
  process.exit(0);
}

parent.on('message', ({ data, ports }) => {
  const message = data as ToUtility;
  const [port] = ports;
  if (message.t === 'start') start(message.start);
  else if (message.t === 'connect' && port) connect(port);
  else if (message.t === 'register') register(message);
  else if (message.t === 'close') void close();
});

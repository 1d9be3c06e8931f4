import type { Bridge } from '../../core/contract/bridge.ts';
import type { ToBackend, ToWindow } from '../../core/contract/protocol.ts';
import { electronBridge } from './bridge.ts';
import type { ConnectionState, Transport } from './client.ts';

/** Over Electron's bridge; lost where the backend's process ended. */
export function bridgeTransport(bridge: Bridge): Transport {
  return {
    post: (message) => bridge.post(message),
    subscribe: (listener) => bridge.subscribe(listener),
    onState: (listener) => bridge.onState(listener),
  };
}

const retryDelays = [300, 700, 1500, 3000, 5000];

/** Over the browser host's WebSocket. Tries again some seconds after it broke, then says that it is lost. */
export function socketTransport(url: string): Transport {
  let listener: (message: ToWindow) => void = () => undefined;
  let stateListener: (state: ConnectionState) => void = () => undefined;
  let socket: WebSocket | null = null;
  let queue: ToBackend[] = [];
  let attempt = 0;

  const open = () => {
    const opened = new WebSocket(url);
    socket = opened;
    opened.onopen = () => {
      attempt = 0;
      stateListener('open');
      for (const message of queue) opened.send(JSON.stringify(message));
      queue = [];
    };
    opened.onmessage = (event: MessageEvent<string>) => listener(JSON.parse(event.data) as ToWindow);
    opened.onclose = () => {
      socket = null;
      queue = [];
      stateListener('lost');
      const delay = retryDelays[attempt];
      attempt += 1;
      if (delay !== undefined) setTimeout(open, delay);
    };
  };
  open();

  return {
    post(message) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
      else queue.push(message);
    },
    subscribe(next) {
      listener = next;
    },
    onState(next) {
      stateListener = next;
    },
  };
}

/** The transport of whatever hosts this window. */
export function hostTransport(): Transport {
  const bridge = electronBridge();
  if (bridge) return bridgeTransport(bridge);
  const { protocol, host } = window.location;
  return socketTransport(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/ws`);
}

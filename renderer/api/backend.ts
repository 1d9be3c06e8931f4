import { createContext, use } from 'react';
import type { Client } from './client.ts';
import type { Host } from './host.ts';

export interface Backend {
  client: Client;
  host: Host;
}

export const BackendContext = createContext<Backend | null>(null);

/** The client and the host of this window. */
export function useBackend(): Backend {
  const backend = use(BackendContext);
  if (!backend) throw new Error('BackendContext is missing');
  return backend;
}

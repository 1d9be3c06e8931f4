import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { BackendContext } from '../api/backend.ts';
import type { Client } from '../api/client.ts';
import type { Host } from '../api/host.ts';
import { createQueryClient } from '../api/queries.ts';
import { Crash } from '../ui/Crash.tsx';
import { Boot } from './Boot.tsx';
import { theme } from './theme.ts';

/** The whole window over one client and one host. */
export function App({ client, host, queries }: { client: Client; host: Host; queries?: QueryClient }) {
  const [own] = useState(createQueryClient);
  const backend = useMemo(() => ({ client, host }), [client, host]);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries ?? own}>
        <BackendContext value={backend}>
          <ModalsProvider>
            <Notifications position="bottom-center" limit={3} containerWidth={460} zIndex={700} />
            <Crash>
              <Boot />
            </Crash>
          </ModalsProvider>
        </BackendContext>
      </QueryClientProvider>
    </MantineProvider>
  );
}

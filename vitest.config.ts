import { defineConfig } from 'vitest/config';

/** Four kinds of tests that run by Vitest alone; the windows' tests (e2e, desktop) have set-ups of their own. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], environment: 'node' } },
      { test: { name: 'db', include: ['test/db/**/*.test.ts'], environment: 'node', pool: 'forks' } },
      {
        test: {
          name: 'backend',
          include: ['test/backend/**/*.test.ts'],
          environment: 'node',
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: './vite.renderer.config.ts',
        test: { name: 'component', include: ['test/component/**/*.test.{ts,tsx}'], environment: 'jsdom' },
      },
    ],
  },
});

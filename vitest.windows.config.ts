import { defineConfig } from 'vitest/config';

/**
 * Workflows in a real window: `e2e` in Chromium over the browser host, `desktop` in the packaged Electron
 * app. One file at a time, since each starts programs of its own.
 */
export default defineConfig({
  test: {
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    projects: [
      { extends: true, test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], environment: 'node', pool: 'forks' } },
      {
        extends: true,
        test: { name: 'desktop', include: ['test/desktop/**/*.test.ts'], environment: 'node', pool: 'forks' },
      },
    ],
  },
});

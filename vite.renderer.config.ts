import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window: plain files that run from app://, from 127.0.0.1 and from nowhere else. */
export default defineConfig(({ command }) => {
  // What is built is what is shipped, also where a test run (NODE_ENV=test) asks for the build.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: 'renderer',
    base: './',
    plugins: [react()],
    build: {
      outDir: '../out/renderer',
      emptyOutDir: true,
      target: 'chrome114',
      cssTarget: 'chrome114',
      // The page's content security policy allows no inline script, which the preload helper would be.
      modulePreload: false,
      assetsInlineLimit: 0,
      sourcemap: false,
      chunkSizeWarningLimit: 4000,
    },
  };
});

// The browser's files: two pages, each with a bundle of its own, so that the public page carries nothing of the staff's.
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const page = (name) => `${root}/${name}.html`;

export default defineConfig({
  root,
  // JSX needs no plug-in here: it is compiled by the bundler itself.
  oxc: { jsx: { runtime: 'automatic' } },
  html: { cspNonce: '__NONCE__' },
  build: {
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rollupOptions: { input: { portal: page('portal'), console: page('console') } },
  },
});

// The browser's files: two pages, each with a bundle of its own, so that the public page carries nothing of the staff's.
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const page = (name) => `${root}/${name}.html`;

export default defineConfig({
  root,
  // JSX needs no plug-in here: it is compiled by the bundler itself.
  oxc: { jsx: { runtime: 'automatic' } },
  resolve: { alias: [{ find: /^zod$/, replacement: `${root}/plain-zod.ts` }] },
  html: { cspNonce: '__NONCE__' },
  build: {
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { portal: page('portal'), console: page('console') },
      // What nearly every page uses is one file: each more page that is fetched later would cut it into smaller ones.
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'shared', test: /node_modules.(?:antd|@rc-component|@ant-design)/, minShareCount: 24 },
          ],
        },
      },
    },
  },
});

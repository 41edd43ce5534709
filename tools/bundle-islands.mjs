// Bundles the console's scripts for browsers. Usage: node tools/bundle-islands.mjs <folder>
import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

const ISLANDS = ['live', 'reader'];
/** What draws PDFs in a thread of its own, and decodes scans without WebAssembly. */
const PDF_PARTS = [
  'build/pdf.worker.min.mjs',
  'wasm/jbig2_nowasm_fallback.js',
  'wasm/openjpeg_nowasm_fallback.js',
];

const [, , folder] = process.argv;
await build({
  entryPoints: ISLANDS.map((name) => `apps/console/src/islands/${name}.ts`),
  outdir: folder,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2024',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
});
for (const part of PDF_PARTS)
  copyFileSync(join('node_modules/pdfjs-dist', part), join(folder, basename(part)));

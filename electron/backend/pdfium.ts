import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { init } from '@embedpdf/pdfium';
import { type LoadPdfium, type Pdfium, pdfiumCalls } from '../../core/source/pdf/pdfium.ts';
import { findBinary } from './binary.ts';

/** What is used of the global WebAssembly, which Node's types leave to the DOM's. */
interface WasmInstance {
  exports: Record<string, unknown>;
}
const { WebAssembly: webAssembly } = globalThis as unknown as {
  WebAssembly: {
    compile(bytes: Uint8Array): Promise<unknown>;
    Instance: new (module: unknown, imports: unknown) => WasmInstance;
  };
};

/**
 * Loads PDFium's WebAssembly binary: from `wasmPath` where given, else from beside the bundled
 * program (`pdfium.wasm` in the folder of the running file), else from node_modules. The binary is
 * read and compiled once a process, however many documents are opened.
 */
export function pdfiumLoader(wasmPath?: string): LoadPdfium {
  let compiled: Promise<unknown> | null = null;
  return async () => {
    compiled ??= compile(wasmPath ?? findBinary('pdfium.wasm', '@embedpdf/pdfium/pdfium.wasm'));
    return start(await compiled);
  };
}

async function compile(path: string): Promise<unknown> {
  return webAssembly.compile(await readFile(path));
}

async function start(compiled: unknown): Promise<Pdfium> {
  let exports: Record<string, unknown> = {};
  const silent = () => undefined;
  const overrides = {
    // Its complaints about damaged files would stand between ours; what failed is told by the error thrown.
    print: silent,
    printErr: silent,
    instantiateWasm(imports: unknown, done: (instance: WasmInstance) => void) {
      const instance = new webAssembly.Instance(compiled, imports);
      exports = instance.exports;
      done(instance);
      return exports;
    },
  };
  await init(overrides as object);
  const memory = exports.memory as { buffer: ArrayBuffer } | undefined;
  if (!memory) throw new Error('PDFium did not start');
  return {
    calls: pdfiumCalls(exports),
    memory: () => memory.buffer,
    inflate: (bytes, most) => inflateSync(bytes, { maxOutputLength: most }),
  };
}

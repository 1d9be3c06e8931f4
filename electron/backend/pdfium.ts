import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { isAbsolute, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { init } from '@embedpdf/pdfium';
import { type LoadPdfium, type Pdfium, pdfiumCalls } from '../../core/source/pdf/pdfium.ts';

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
    compiled ??= compile(wasmPath ?? findBinary());
    return start(await compiled);
  };
}

function findBinary(): string {
  // In the bundle __dirname is the output folder; Node running the sources has no __dirname.
  if (typeof __dirname === 'string') {
    const beside = join(__dirname, 'pdfium.wasm');
    if (existsSync(beside)) return beside;
  }
  const starts = [process.argv[1] ?? '', join(process.cwd(), 'package.json')].filter((path) => isAbsolute(path));
  let failure: unknown = null;
  for (const start of starts) {
    try {
      return createRequire(start).resolve('@embedpdf/pdfium/pdfium.wasm');
    } catch (error) {
      failure = error;
    }
  }
  throw new Error('pdfium.wasm was not found beside the program nor in node_modules', { cause: failure });
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

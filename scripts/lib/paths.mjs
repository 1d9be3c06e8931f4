// @ts-check
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where set-up keeps what it fetched and what it knows; never committed. */
export const runtimeFolder = join(root, '.runtime');

/** Built programs. */
export const out = join(root, 'out');

/** Real filings and the Electron rig, where the machine has them. */
export const shared = process.env.GOUJI_SHARED ?? join(root, '..', 'shared');

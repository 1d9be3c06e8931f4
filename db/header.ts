import { closeSync, openSync, readSync } from 'node:fs';

/** Marks a SQLite file as a Gouji project: “Gouj” in ASCII. */
export const applicationId = 0x476f756a;

export interface FileHeader {
  isSqlite: boolean;
  applicationId: number;
  userVersion: number;
}

const magic = 'SQLite format 3\0';

/** Reads the first 100 bytes of a file as SQLite's header, without SQLite, so that nothing is touched. */
export function readHeader(path: string): FileHeader {
  const bytes = Buffer.alloc(100);
  const file = openSync(path, 'r');
  let length = 0;
  try {
    length = readSync(file, bytes, 0, 100, 0);
  } finally {
    closeSync(file);
  }
  const isSqlite = length === 100 && bytes.toString('latin1', 0, 16) === magic;
  return { isSqlite, applicationId: bytes.readUInt32BE(68), userVersion: bytes.readUInt32BE(60) };
}

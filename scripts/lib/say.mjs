// @ts-check
/** A failure that was foreseen: its message is the whole sentence a person needs, so no stack is shown. */
export class Failure extends Error {}

/** Progress goes to standard error, so that a command's standard output stays its own. @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Seconds since `start` (milliseconds of Date.now()) as people read them. @param {number} start */
export function seconds(start) {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}

/**
 * The few globals that Node and browsers share and core uses. Core is compiled without Node's and
 * without the DOM's types, so that nothing else of either slips in; programs that import core have
 * the full types and never load this file.
 */

interface TextDecoder {
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}

declare const TextDecoder: {
  new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder;
};

declare const TextEncoder: {
  new (): { encode(text: string): Uint8Array };
};

interface AbortSignal {
  readonly aborted: boolean;
}

declare function setTimeout(callback: () => void, milliseconds?: number): unknown;

declare const performance: {
  now(): number;
};

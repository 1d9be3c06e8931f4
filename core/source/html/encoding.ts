import { type DecodedText, decodeText } from '../text/decode.ts';

/** How far into a page its encoding may be declared (HTML, 13.2.3.2, and a little more for careless ones). */
const reach = 4096;

/**
 * Decodes a text that may be a web page: a byte order mark and the bytes' own structure decide, as for
 * any text; where they leave it open, the encoding that the page declares does. Null where the bytes
 * are text in none.
 */
export function decodePage(bytes: Uint8Array): DecodedText | null {
  const decoded = decodeText(bytes);
  // UTF-8 and UTF-16 show in the bytes: a page that declares another encoding is wrong.
  if (decoded && decoded.encoding !== 'gb18030') return decoded;
  const label = declaredEncoding(bytes);
  if (label === null) return decoded;
  const declared = decodeAs(bytes, label);
  return declared ?? decoded;
}

function decodeAs(bytes: Uint8Array, label: string): DecodedText | null {
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(label, { fatal: true });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  try {
    const text = decoder.decode(bytes);
    return { text, encoding: label, guessed: false, cutOff: false, damaged: false };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The encoding that the head of a page declares: `<meta charset>`, `http-equiv`, or an XML declaration. */
function declaredEncoding(bytes: Uint8Array): string | null {
  let head = '';
  for (let at = 0; at < Math.min(bytes.length, reach); at += 1) head += String.fromCharCode(bytes[at] as number);
  if (!head.includes('<')) return null;
  const match =
    /<meta[^<>]{0,200}charset\s{0,3}=\s{0,3}["']?\s{0,3}([\w.:-]{2,30})/i.exec(head) ??
    /<\?xml[^<>]{0,100}encoding\s{0,3}=\s{0,3}["']([\w.:-]{2,30})/i.exec(head);
  const label = match?.[1]?.toLowerCase() ?? null;
  // GB 2312 and GBK are parts of GB 18030.
  return label === 'gb2312' || label === 'gbk' || label === 'gb_2312-80' ? 'gb18030' : label;
}

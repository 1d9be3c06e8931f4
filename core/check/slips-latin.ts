import { push } from './push.ts';
import { penSlip, type TextSlip } from './text-slips.ts';

/** Latin words of a filing by its own usage: units in another case (Mpa), and addresses cut short (cninfo.com). */
export function slipsOfLatin(text: string): TextSlip[] {
  return [...unitsOfOtherCase(text), ...addresses(text)];
}

const units = ['MPa', 'kPa', 'kW', 'kWh', 'kV', 'kVA', 'GHz', 'MHz', 'kHz', 'mg', 'kg', 'mm', 'cm', 'km', 'dB'];
const unitOf = new Map(units.map((unit) => [unit.toLowerCase(), unit]));

/** A unit's case that stands once or twice, where the filing writes it right five times as often. */
function unitsOfOtherCase(text: string): TextSlip[] {
  const places = new Map<string, number[]>();
  for (const match of text.matchAll(/(?<=\d ?)[kKmMgGcCdD][a-zA-Z]{1,2}(?![a-zA-Z])/g)) {
    push(places, match[0], match.index);
  }
  const slips: TextSlip[] = [];
  for (const [form, own] of places) {
    const right = unitOf.get(form.toLowerCase());
    const usual = right === undefined || right === form ? undefined : places.get(right);
    if (right === undefined || !usual || own.length > 2 || usual.length < 2 * own.length) continue;
    const first = usual[0] as number;
    for (const at of own) slips.push(slip(at, form, right, usual.length, first));
  }
  return slips;
}

/** An address that another goes on from (…com where others have …com.cn), with a sign or a Chinese word behind it. */
function addresses(text: string): TextSlip[] {
  const places = new Map<string, number[]>();
  for (const match of text.matchAll(/(?:[A-Za-z0-9-]{1,40}\.){1,4}[A-Za-z]{2,6}(?=[\u3000-\uffef)>;,\n])/g)) {
    const name = match[0].toLowerCase();
    push(places, name, match.index);
  }
  const slips: TextSlip[] = [];
  for (const [short, own] of places) {
    const usual = places.get(`${short}.cn`);
    if (!usual || own.length > 2 || usual.length < 3 * own.length) continue;
    const first = usual[0] as number;
    for (const at of own) {
      if (text[at + short.length] === '\n') continue;
      slips.push(slip(at, text.slice(at, at + short.length), `${short}.cn`, usual.length, first));
    }
  }
  return slips;
}

function slip(at: number, form: string, right: string, times: number, first: number): TextSlip {
  return {
    start: at,
    end: at + form.length,
    right,
    name: penSlip,
    reason: { zh: `全文其余 ${times} 处写“${right}”`, en: `the other ${times} places have “${right}”` },
    confidence: 0.65,
    severity: 'low',
    usual: [first, first + right.length],
  };
}

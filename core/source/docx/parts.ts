import { readXml } from './xml.ts';
import { type Zip, ZipError } from './zip.ts';

/** Names of the parts that a document's text lies in; empty where the package has none. */
export interface Parts {
  document: string;
  styles: string;
  numbering: string;
  footnotes: string;
  endnotes: string;
}

/** Finds the parts by the package's relationships (ECMA-376-2, 9.3), not by their usual names. */
export function findParts(zip: Zip): Parts {
  const document = targets(zip, '', '').get('officeDocument') ?? 'word/document.xml';
  if (!zip.has(document)) throw new ZipError('damaged', 'no document');
  const slash = document.lastIndexOf('/') + 1;
  const found = targets(zip, document.slice(0, slash), document.slice(slash));
  const part = (kind: string): string => found.get(kind) ?? '';
  return {
    document,
    styles: part('styles'),
    numbering: part('numbering'),
    footnotes: part('footnotes'),
    endnotes: part('endnotes'),
  };
}

/** Targets of a part's relationships by the last word of their type. */
function targets(zip: Zip, folder: string, file: string): Map<string, string> {
  const found = new Map<string, string>();
  readXml(zip, `${folder}_rels/${file}.rels`, {
    open(name, attribute) {
      if (name !== 'Relationship' || attribute('TargetMode') === 'External') return;
      const kind = (attribute('Type') ?? '').split('/').at(-1) ?? '';
      if (!found.has(kind)) found.set(kind, resolve(folder, attribute('Target') ?? ''));
    },
    close() {
      // A list of relationships holds nothing that ends.
    },
  });
  return found;
}

function resolve(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** Words as anchors compare them: without blanks, full-width signs as ASCII, lower case. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/** The same with each run of digits as one `#`, so that a changed value does not change the words. */
export function masked(text: string): string {
  return plain(text).replace(/\d[\d,.]*/g, '#');
}

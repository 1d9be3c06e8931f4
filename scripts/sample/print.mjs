import { PDFDocument } from 'pdf-lib';
import { chromium } from 'playwright-core';

const line = 'font: 9pt Noto Serif CJK SC, serif; width: 100%; margin: 0 22mm;';

/**
 * Prints a page of HTML as a tagged A4 PDF with a running header (`header`: issuer and title, four blanks and
 * more between them) and page numbers, through Chromium (CHROMIUM, or /usr/bin/chromium).
 * @param {string} content
 * @param {string} header
 * @param {{ pageRanges?: string, tagged?: boolean, timeout?: number }} [options]
 * @returns {Promise<Uint8Array>}
 */
export async function printPdf(content, header, { pageRanges = '', tagged = true, timeout = 30_000 } = {}) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(timeout);
    await page.setContent(content);
    const [issuer, title] = header.split(/ {4,}/);
    const printed = await page.pdf({
      format: 'A4',
      tagged,
      outline: tagged,
      displayHeaderFooter: true,
      margin: { top: '26mm', bottom: '22mm', left: '22mm', right: '22mm' },
      headerTemplate: `<div style="${line} display: flex; justify-content: space-between; border-bottom: 0.5pt solid #000;"><span>${issuer}</span><span>${title}</span></div>`,
      footerTemplate: `<div style="${line} text-align: center;">1-1-<span class="pageNumber"></span></div>`,
      pageRanges,
    });
    // Chromium writes the structure tree uncompressed; object streams make the file a third of the size.
    const document = await PDFDocument.load(printed, { updateMetadata: false });
    return await document.save({ useObjectStreams: true });
  } finally {
    await browser.close();
  }
}

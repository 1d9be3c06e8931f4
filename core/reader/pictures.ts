import type { Block } from '../model/filing.ts';
import type { ReadWarning, SourceFormat } from '../model/source.ts';

const figure =
  /^图\s?(?:\d{1,3}(?:\s?[-－—.．]\s?\d{1,3})?|[一二三四五六七八九十]{1,3})(?![\d年月日个项])(?:\s|[：:、]|(?=[\u4e00-\u9fff]))/;

/** One warning a figure of a plain text file: its caption stands there, its picture does not. */
export function lostPictures(blocks: readonly Block[], format: SourceFormat): ReadWarning[] {
  if (format !== 'txt') return [];
  return blocks.filter(isFigureCaption).map(({ text, line, page }) => ({
    code: 'picture-lost',
    message: {
      zh: `“${text}”的图不在文本中，其中的内容未读入。`,
      en: `The picture of “${text}” is not in the text; what it shows was not read.`,
    },
    line,
    page,
  }));
}

/** A short line that names a figure, and no sentence about one. */
function isFigureCaption({ kind, text }: Block): boolean {
  return (
    (kind === 'caption' || kind === 'paragraph') && text.length <= 60 && figure.test(text) && !/[。；，]$/.test(text)
  );
}

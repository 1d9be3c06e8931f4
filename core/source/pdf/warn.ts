import type { ReadWarning } from '../../model/source.ts';

/** One warning for each run of pages without text; `pages` ascend. */
export function pagesWithoutText(pages: readonly number[]): ReadWarning[] {
  const warnings: ReadWarning[] = [];
  for (let at = 0; at < pages.length; ) {
    const first = pages[at] as number;
    let last = first;
    while (pages[++at] === last + 1) last++;
    warnings.push(withoutText(first, last));
  }
  return warnings;
}

function withoutText(first: number, last: number): ReadWarning {
  const single = first === last;
  return {
    code: 'page-without-text',
    message: {
      zh: `第 ${single ? first : `${first}–${last}`} 页没有文字（可能是图片），未能读取。`,
      en: single
        ? `Page ${first} holds no text (it may be a picture); nothing was read from it.`
        : `Pages ${first}–${last} hold no text (they may be pictures); nothing was read from them.`,
    },
    line: null,
    page: first,
    ...(single ? {} : { endPage: last }),
  };
}

export function unreadableCharacters(page: number, count: number): ReadWarning {
  return {
    code: 'unreadable-character',
    message: {
      zh: `第 ${page} 页有 ${count} 个字符没有对应的文字编码，以“\ufffd”代替。`,
      en: `Characters on page ${page} whose font does not tell what they are: ${count}; “\ufffd” stands for each.`,
    },
    line: null,
    page,
  };
}

export function damagedPage(page: number): ReadWarning {
  return {
    code: 'file-damaged',
    message: { zh: `第 ${page} 页已损坏，未能读取。`, en: `Page ${page} is damaged; nothing was read from it.` },
    line: null,
    page,
  };
}

export function damagedFile(): ReadWarning {
  return {
    code: 'file-damaged',
    message: {
      zh: '文件没有正常结尾，可能被截断；已读取能恢复的页，可能缺页。',
      en: 'The file has no proper end and may be cut off; the pages that could be recovered were read, others may be missing.',
    },
    line: null,
    page: null,
  };
}

/** A tagged file of which the tags can't be used. */
export function tagsUnread(why: 'encrypted' | 'damaged'): ReadWarning {
  const zh = why === 'encrypted' ? '文件已加密' : '结构标记已损坏';
  const en = why === 'encrypted' ? 'the file is encrypted' : 'the tags are damaged';
  return {
    code: 'marks-differ',
    message: {
      zh: `文件自带结构标记，但${zh}，未能读取；标题和表格只按版面识别。`,
      en: `The file is tagged, but ${en}; headings and tables were told by the layout alone.`,
    },
    line: null,
    page: null,
  };
}

/** True where the last bytes lack the end mark that every whole PDF has (ISO 32000-1, 7.5.5). */
export function looksCutOff(bytes: Uint8Array): boolean {
  const mark = [0x25, 0x25, 0x45, 0x4f, 0x46]; // %%EOF
  const first = Math.max(0, bytes.length - 4096);
  for (let i = bytes.length - mark.length; i >= first; i--) {
    if (mark.every((byte, k) => bytes[i + k] === byte)) return false;
  }
  return true;
}

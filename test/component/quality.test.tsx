import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { DoubtRow, Quality } from '../../core/contract/quality-rows.ts';
import { App } from '../../renderer/app/App.tsx';
import { share } from '../../renderer/features/quality/Figures.tsx';
import { firstGap } from '../../renderer/features/tables/SplitDialog.tsx';
import { type Fake, fakeBackend } from './fake.ts';
import { startAfresh } from './setup.ts';

startAfresh();

const slow = { timeout: 8000 };

function doubt(key: string, change: Partial<DoubtRow> = {}): DoubtRow {
  return {
    key,
    code: 'heading-doubtful',
    message: { zh: `存疑${key}`, en: `doubt ${key}` },
    line: 1,
    page: 1,
    block: 0,
    table: null,
    kind: 'heading',
    state: 'open',
    ...change,
  };
}

const report: Quality['report'] = {
  pages: 12,
  pagesWithoutText: [3, 4, 5, 9],
  headings: 20,
  tables: 4,
  joinedTables: 1,
  cells: 90,
  numbers: 70,
  rejoinedNumbers: 2,
  characters: 10_000,
  placedCharacters: 9990,
  furnitureCharacters: 9,
  unplacedCharacters: 1,
};

function showQuality(quality: Partial<Quality>, outdated = false): Fake {
  const fake = fakeBackend();
  fake.state.filings = fake.state.filings.map((filing) => ({ ...filing, outdated }));
  fake.state.quality = { report, outdated, doubts: [], corrections: [], ...quality };
  render(<App client={fake.client} host={fake.host} />);
  return fake;
}

async function view(): Promise<HTMLElement> {
  // A project that opens begins at its findings.
  await waitFor(() => expect(document.querySelector('.findings-grid, .empty')).not.toBeNull(), slow);
  fireEvent.click(document.querySelector('#tab-quality') as HTMLElement);
  await waitFor(() => expect(document.querySelector('.quality')).not.toBeNull(), slow);
  return document.querySelector('.quality') as HTMLElement;
}
const called = (fake: Fake, method: string) =>
  fake.calls.filter((call) => call.method === method).map(({ args }) => args);

it('shows the figures, pages without text by number, shares to the hundredth', async () => {
  showQuality({});
  const figures = (await view()).querySelector('.figures')?.textContent ?? '';
  expect(figures).toContain('4 页无文字 p.3–5, 9');
  expect(figures).toContain('99.90% 文字已归位');
  expect(figures).toContain('0.01% 未归位');
  expect([share(0, 0), share(1, 100_000), share(99_999, 100_000), share(5, 5)]).toEqual([
    '0%',
    '<0.01%',
    '99.99%',
    '100%',
  ]);
});

it('accepts every open doubt shown, and no other', async () => {
  const doubts = [doubt('a'), doubt('b', { state: 'accepted' }), doubt('c'), doubt('d', { code: 'table-doubtful' })];
  const fake = showQuality({ doubts });
  const pane = within(await view());
  fireEvent.change(pane.getByLabelText('类别'), { target: { value: 'heading-doubtful' } });
  fireEvent.click(pane.getByText('接受所示 2 处'));
  await waitFor(() =>
    expect(called(fake, 'quality.accept')).toEqual([{ filingId: 1, keys: ['a', 'c'], accepted: true }]),
  );
});

it('names corrections that found no place, and drops one', async () => {
  const row = { kind: 'unit', sentence: { zh: '单位改为“元”', en: 'unit' }, who: '甲', at: '', block: 0 } as const;
  const fake = showQuality({
    corrections: [
      { ...row, id: 1, applied: true },
      { ...row, id: 2, applied: false },
    ],
  });
  const pane = within(await view());
  fireEvent.click(pane.getByText('修正', { selector: '.pill' }));
  expect(pane.getByText('1 项失效')).toBeTruthy();
  await waitFor(() => expect(pane.getByText('找不到位置')).toBeTruthy(), slow);
  fireEvent.click(pane.getAllByText('取消修正')[1] as HTMLElement);
  await waitFor(() => expect(called(fake, 'reading.drop')).toEqual([{ filingId: 1, id: 2 }]));
});

it('offers to read a filing again that an older version read, once', async () => {
  const fake = showQuality({ report: null, outdated: true }, true);
  const banner = await screen.findByText(/由旧版本读取。重新读取可用上/, {}, slow);
  const alert = banner.closest('.alert') as HTMLElement;
  fireEvent.click(within(alert).getByRole('button', { name: '重新读取' }));
  await waitFor(() => expect(called(fake, 'filing.reread')).toEqual([{ filingId: 1 }]));
  expect(screen.queryByText(/由旧版本读取。重新读取可用上/)).toBeNull();
});

it('begins to split a cell at its first gap, or in the middle', () => {
  expect(firstGap('10.00 8.00')).toBe(6);
  expect(firstGap(' 甲  乙 丙')).toBe(4);
  expect(firstGap('1008')).toBe(2);
});

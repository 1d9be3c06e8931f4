import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { GoujiError, sentenceFor } from '../../core/contract/errors.ts';
import { jobs } from '../../renderer/api/jobs.ts';
import { App } from '../../renderer/app/App.tsx';
import { ui } from '../../renderer/app/ui.ts';
import { type Fake, fakeBackend, finding, mention, settings } from './fake.ts';
import { startAfresh } from './setup.ts';

startAfresh();

function show(fake: Fake) {
  render(<App client={fake.client} host={fake.host} />);
}

const same = '公司作为主要单位参与编制了视频领域的 38 项国家标准';
const odd = '公司作为主要单位参与编制了视频领域的 35 项国家标准';
const mentions = [
  mention(odd, '35', { value: '35', unit: '项', role: 'stated' }),
  mention(same, '38', { value: '38', unit: '项', role: 'operand', page: 7 }),
  mention(same, '38', { value: '38', unit: '项', role: 'operand', page: 9 }),
];

function withFindings(): Fake {
  return fakeBackend({ findings: [finding('a'), finding('b', { rank: 1, severity: 'low' })], mentions });
}

const evidence = () => screen.getByRole('complementary');

describe('the evidence', () => {
  it('shows the deviating passage beside an agreed one, with the numbers marked', async () => {
    show(withFindings());
    await waitFor(() => expect(evidence().querySelectorAll('.card')).toHaveLength(2));
    expect(evidence().querySelector('mark.a.focus')?.textContent).toBe('38');
    expect(evidence().querySelector('mark.b.focus')?.textContent).toBe('35');
    expect(evidence().textContent).toContain('另有 1 处同为');
  });

  it('shows filing text as text, whatever it holds', async () => {
    const bad = '<img src=x onerror="window.hacked=1"> 35 项';
    show(fakeBackend({ findings: [finding('a')], mentions: [mention(bad, '35', { value: '35' })] }));
    await waitFor(() => expect(evidence().textContent).toContain('<img src=x'));
    expect(document.querySelector('.card img')).toBeNull();
  });
});

describe('a chosen finding that is no more', () => {
  it('gives way to the one that took its place', async () => {
    const fake = withFindings();
    show(fake);
    await waitFor(() => expect(ui.get().findingId).toBe('a'));
    fireEvent.keyDown(document.body, { key: 'j' });
    await waitFor(() => expect(ui.get().findingId).toBe('b'));
    fake.state.findings = fake.state.findings.filter((row) => row.id !== 'b');
    fake.emit('stale', { scopes: ['findings'], filingId: 1 });
    await waitFor(() => expect(ui.get().findingId).toBe('a'));
    await waitFor(() => expect(evidence().querySelectorAll('.card')).toHaveLength(2));
    expect(evidence().textContent).not.toContain('已不存在');
  });
});

describe('deciding by keyboard', () => {
  it('shows the decision before the store has answered, and signs it off when it has', async () => {
    const fake = withFindings();
    show(fake);
    await waitFor(() => expect(ui.get().findingId).toBe('a'));
    await waitFor(() => expect(evidence().textContent).toContain('待定'));
    fake.hold(true);
    fireEvent.keyDown(document.body, { key: 'c' });
    await waitFor(() => expect(evidence().querySelector('.st')?.textContent).toBe('已确认'));
    expect(screen.getByText(/正在保存/)).toBeTruthy();
    fake.hold(false);
    await waitFor(() => expect(screen.getByText(/已保存/)).toBeTruthy());
    expect(fake.state.findings[0]?.status).toBe('confirmed');
  });

  it('goes to the next finding and asks for a reason', async () => {
    const fake = withFindings();
    show(fake);
    await waitFor(() => expect(ui.get().findingId).toBe('a'));
    fireEvent.keyDown(document.body, { key: 'j' });
    await waitFor(() => expect(ui.get().findingId).toBe('b'));
    ui.set({ selectedIds: ['b'] });
    fireEvent.keyDown(document.body, { key: 'd' });
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '口径不同' } });
    fireEvent.submit(dialog.querySelector('form') as HTMLFormElement);
    await waitFor(() => expect(fake.state.findings[1]).toMatchObject({ status: 'dismissed', reason: '口径不同' }));
  });

  it('leaves keys alone while one types or composes', async () => {
    const fake = withFindings();
    show(fake);
    await waitFor(() => expect(evidence().querySelector('textarea')).toBeTruthy());
    fireEvent.keyDown(evidence().querySelector('textarea') as HTMLTextAreaElement, { key: 'c' });
    fireEvent.keyDown(document.body, { key: 'c', isComposing: true });
    fireEvent.keyDown(document.body, { key: 'Process', keyCode: 229 });
    expect(fake.calls.some((call) => call.method === 'findings.update')).toBe(false);
  });

  it('takes a decision back that the store refuses, and says why', async () => {
    const fake = withFindings();
    const refusal = new GoujiError('disk-full', { name: 'test.gouji' }).toReport();
    fake.fail('findings.update', refusal);
    show(fake);
    await waitFor(() => expect(evidence().textContent).toContain('待定'));
    fireEvent.keyDown(document.body, { key: 'c' });
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain(sentenceFor(refusal, 'zh')));
    await waitFor(() => expect(evidence().querySelector('.st')?.textContent).toBe('待定'));
  });
});

describe.each(['zh', 'en'] as const)('what goes wrong, in %s', (language) => {
  const spoken = { settings: { ...settings, language } };

  it('says what failed where a pane stays empty, and offers another try', async () => {
    const fake = fakeBackend(spoken);
    const report = new GoujiError('internal', { reason: 'no such table' }).toReport();
    fake.fail('findings.list', report);
    show(fake);
    await waitFor(() =>
      expect(screen.getAllByRole('alert').some((one) => one.textContent?.includes(sentenceFor(report, language)))).toBe(
        true,
      ),
    );
    expect(
      screen.getAllByRole('button', { name: language === 'zh' ? '再试一次' : 'Try again' }).length,
    ).toBeGreaterThan(0);
    expect(document.documentElement.lang).toBe(language === 'zh' ? 'zh-CN' : 'en');
  });

  it('keeps a failed import on the screen until it is read', async () => {
    const fake = fakeBackend(spoken);
    show(fake);
    await screen.findByRole('contentinfo');
    const report = new GoujiError('pdf-no-text', { name: 'scan.pdf', pages: 9 }).toReport();
    const job = {
      id: 5,
      kind: 'import' as const,
      title: 'scan.pdf',
      step: null,
      progress: 1,
      startedAt: '2025-01-01T00:00:00Z',
      elapsedMs: 5,
      result: null,
    };
    jobs.startedHere(5, { file: { handle: 'h', name: 'scan.pdf', size: 1 }, doing: 'import' });
    fake.emit('job.changed', { ...job, state: 'failed', error: report });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(sentenceFor(report, language));
    fireEvent.click(within(alert).getByRole('button'));
    await waitFor(() => expect(screen.queryByText(sentenceFor(report, language))).toBeNull());
  });

  it('asks for the password of a PDF', async () => {
    const fake = fakeBackend(spoken);
    show(fake);
    await screen.findByRole('contentinfo');
    const report = new GoujiError('pdf-password', { name: 'locked.pdf' }).toReport();
    jobs.startedHere(6, { file: { handle: 'h6', name: 'locked.pdf', size: 1 }, doing: 'import' });
    fake.emit('job.changed', {
      id: 6,
      kind: 'import',
      title: 'locked.pdf',
      step: null,
      progress: 1,
      startedAt: '2025-01-01T00:00:00Z',
      elapsedMs: 5,
      result: null,
      state: 'failed',
      error: report,
    });
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(dialog.querySelector('input[type=password]') as HTMLInputElement, { target: { value: '1234' } });
    fireEvent.submit(dialog.querySelector('form') as HTMLFormElement);
    await waitFor(() =>
      expect(fake.calls).toContainEqual({ method: 'filing.import', args: { handle: 'h6', password: '1234' } }),
    );
  });

  it('shows that the connection is lost, over the work', async () => {
    const fake = fakeBackend(spoken);
    show(fake);
    await screen.findByRole('contentinfo');
    fake.connection('lost');
    const title = language === 'zh' ? '与后台的连接已断开' : 'The connection to the backend is lost';
    expect(await screen.findByText(title)).toBeTruthy();
    fake.connection('open');
    await waitFor(() => expect(screen.queryByText(title)).toBeNull());
  });

  it('shows a designed screen where the backend cannot start', async () => {
    const fake = fakeBackend(spoken);
    fake.fail('app.info', new GoujiError('internal', { reason: 'broken' }).toReport());
    show(fake);
    // The setting could not be read either way: the remembered language speaks.
    expect(await screen.findByRole('alert')).toBeTruthy();
  });

  it('says that a window is read-only, and offers nothing that changes', async () => {
    const fake = fakeBackend({
      ...spoken,
      project: { id: 'p1', name: '测试项目', path: '/x', readOnly: true },
      findings: [finding('a')],
      mentions,
    });
    show(fake);
    await waitFor(() => expect(evidence().querySelector('.acts')).toBeTruthy());
    expect(screen.getByText(language === 'zh' ? /此窗口为只读/ : /This window is read-only/)).toBeTruthy();
    for (const button of within(evidence().querySelector('.acts') as HTMLElement).getAllByRole('button')) {
      expect((button as HTMLButtonElement).disabled).toBe(true);
    }
    fireEvent.keyDown(document.body, { key: 'c' });
    expect(fake.calls.some((call) => call.method === 'findings.update')).toBe(false);
  });

  it('opens the last project again at the start', async () => {
    const fake = fakeBackend({ ...spoken, project: null });
    show(fake);
    await waitFor(() =>
      expect(fake.calls).toContainEqual({ method: 'project.openRecent', args: { path: '/data/test.gouji' } }),
    );
  });

  it('welcomes where no project is open and the last one is gone', async () => {
    const fake = fakeBackend({ ...spoken, project: null, filings: [], recentMissing: true });
    show(fake);
    expect(
      await screen.findByRole('heading', { name: language === 'zh' ? /自相矛盾/ : /contradicts itself/ }),
    ).toBeTruthy();
    expect(screen.getByRole('button', { name: /测试项目/ })).toHaveProperty('disabled', true);
    expect(fake.calls.some(({ method }) => method === 'project.openRecent')).toBe(false);
  });
});

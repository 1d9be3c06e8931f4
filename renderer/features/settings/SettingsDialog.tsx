import { Modal, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useActions } from '../../api/actions.ts';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../i18n/index.ts';

/** Language, colours, font size and the name decisions are signed with; each takes effect at once. */
export function SettingsDialog({ close }: { close: () => void }) {
  const { t } = useWords();
  const { settings, app } = useSession();
  const { saveSettings } = useActions();
  const [reviewer, setReviewer] = useState(settings.reviewer);
  const finish = () => {
    if (reviewer.trim() !== settings.reviewer) void saveSettings({ reviewer: reviewer.trim() });
    close();
  };
  return (
    <Modal
      opened
      onClose={finish}
      title={t('settings.title')}
      size={460}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className="form">
        <Row label={t('settings.language')}>
          <SegmentedControl
            size="xs"
            aria-label={t('settings.language')}
            value={settings.language}
            onChange={(language) => void saveSettings({ language: language === 'en' ? 'en' : 'zh' })}
            data={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Row>
        <Row label={t('settings.theme')}>
          <SegmentedControl
            size="xs"
            aria-label={t('settings.theme')}
            value={settings.theme}
            onChange={(theme) => void saveSettings({ theme: theme as 'light' | 'dark' | 'system' })}
            data={[
              { value: 'light', label: t('settings.light') },
              { value: 'dark', label: t('settings.dark') },
              { value: 'system', label: t('settings.system') },
            ]}
          />
        </Row>
        <Row label={t('settings.fontSize')}>
          <NumberInput
            aria-label={t('settings.fontSize')}
            size="xs"
            w={90}
            min={12}
            max={18}
            allowDecimal={false}
            clampBehavior="strict"
            value={settings.fontSize}
            onChange={(value) => {
              if (typeof value === 'number' && value >= 12 && value <= 18) void saveSettings({ fontSize: value });
            }}
          />
        </Row>
        <Row label={t('settings.reviewer')} hint={t('settings.reviewerHint')}>
          <TextInput
            aria-label={t('settings.reviewer')}
            size="xs"
            w={200}
            maxLength={100}
            value={reviewer}
            onChange={(event) => setReviewer(event.currentTarget.value)}
          />
        </Row>
        <p className="faint small-print">
          {t('settings.data')} <span className="path">{app.dataFolder}</span>
          <br />
          {t('app.name')} · {t('settings.version', { version: app.version })}
        </p>
        <div className="form-end">
          <button type="button" className="btn primary" onClick={finish}>
            {t('settings.done')}
          </button>
        </div>
      </div>
    </Modal>
  );
}

function Row({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="form-row">
      <span>
        {label}
        {hint ? <small className="faint">{hint}</small> : null}
      </span>
      {children}
    </div>
  );
}

import { type ReactNode, useEffect, useRef } from 'react';
import { Panel, Separator, usePanelRef } from 'react-resizable-panels';
import { FactsView } from '../features/facts/FactsView.tsx';
import { FindingsView } from '../features/findings/FindingsView.tsx';
import { HistoryView } from '../features/history/HistoryView.tsx';
import { OverviewView } from '../features/overview/OverviewView.tsx';
import { QualityView } from '../features/quality/QualityView.tsx';
import { CheckTray } from '../features/rules/CheckTray.tsx';
import { RulesView } from '../features/rules/RulesView.tsx';
import { SourcePane } from '../features/source/SourcePane.tsx';
import { TablesView } from '../features/tables/TablesView.tsx';
import { TermsView } from '../features/terms/TermsView.tsx';
import { Crash } from '../ui/Crash.tsx';
import { RememberedGroup } from './RememberedGroup.tsx';
import { Tabs } from './Tabs.tsx';
import { type Tab, ui, useUi, wholeTabs } from './ui.ts';

/** Tabs over one space: a grid above, the source below; the source alone; or a whole view. */
export function MainPane() {
  const tab = useUi((state) => state.tab);
  const whole = wholeTabs.has(tab);
  return (
    <main className="pane">
      <Tabs />
      <div
        className="grow"
        style={{ minHeight: 0, position: 'relative' }}
        role="tabpanel"
        id={`panel-${tab}`}
        aria-labelledby={`tab-${tab}`}
      >
        {whole ? <Crash key={tab}>{wholeView(tab)}</Crash> : null}
        <div style={{ height: '100%', display: whole ? 'none' : 'block' }}>
          <GridAndSource tab={tab} hidden={whole} />
        </div>
      </div>
      <Crash>
        <CheckTray />
      </Crash>
    </main>
  );
}

function wholeView(tab: Tab): ReactNode {
  if (tab === 'overview') return <OverviewView />;
  return tab === 'rules' ? <RulesView /> : <HistoryView />;
}

function GridAndSource({ tab, hidden }: { tab: Tab; hidden: boolean }) {
  const upper = usePanelRef();
  const alone = tab === 'source';
  const was = useRef({ alone: false, hidden });
  useEffect(() => {
    const before = was.current;
    if (before.alone === alone && before.hidden === hidden) return;
    was.current = { alone, hidden };
    if (hidden) return;
    if (alone) upper.current?.collapse();
    else upper.current?.expand();
    // The room has changed: what was being looked at stays in the middle of it.
    const { jump } = ui.get();
    if (jump) requestAnimationFrame(() => ui.set({ jump: { ...jump } }));
  }, [alone, hidden, upper]);
  return (
    <RememberedGroup name="source" orientation="vertical">
      <Panel id="grid" panelRef={upper} defaultSize="60%" minSize={140} collapsible collapsedSize={0}>
        {/* The findings stay mounted: their place, selection and sizes are as one left them. */}
        <Kept shown={tab === 'findings' || tab === 'source'}>
          <FindingsView />
        </Kept>
        {tab === 'tables' ? <Guarded view={<TablesView />} /> : null}
        {tab === 'facts' ? <Guarded view={<FactsView />} /> : null}
        {tab === 'terms' ? <Guarded view={<TermsView />} /> : null}
        {tab === 'quality' ? <Guarded view={<QualityView />} /> : null}
      </Panel>
      <Separator className="split-h" style={alone ? { display: 'none' } : {}} />
      <Panel id="source" minSize={90}>
        <Crash>
          <SourcePane />
        </Crash>
      </Panel>
    </RememberedGroup>
  );
}

function Guarded({ view }: { view: ReactNode }) {
  return <Crash>{view}</Crash>;
}

function Kept({ shown, children }: { shown: boolean; children: ReactNode }) {
  return (
    <div style={{ height: '100%', display: shown ? 'block' : 'none' }}>
      <Crash>{children}</Crash>
    </div>
  );
}

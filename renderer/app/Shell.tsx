import { type ReactNode, useEffect, useRef } from 'react';
import { Panel, Separator, usePanelRef } from 'react-resizable-panels';
import { EvidencePane } from '../features/evidence/EvidencePane.tsx';
import { ArrangedProvider } from '../features/findings/useArranged.tsx';
import { HeadingMenu } from '../features/quality/HeadingMenu.tsx';
import { PickMenu } from '../features/rules/PickMenu.tsx';
import { Welcome } from '../features/welcome/Welcome.tsx';
import { useWords } from '../i18n/index.ts';
import { Crash } from '../ui/Crash.tsx';
import { Alerts } from './Alerts.tsx';
import { Dialogs } from './Dialogs.tsx';
import { DropTarget } from './DropTarget.tsx';
import { LeftPane } from './LeftPane.tsx';
import { MainPane } from './MainPane.tsx';
import { Palette } from './Palette.tsx';
import { RememberedGroup } from './RememberedGroup.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useFiling, useFilings, useSession } from './session.tsx';
import { TopBar } from './TopBar.tsx';
import { ui, useUi } from './ui.ts';
import { useJobEnds } from './useJobEnds.ts';
import { useShortcuts } from './useShortcuts.ts';

/** The window around the work: top bar, panes, status line, dialogs. */
export function Shell() {
  return (
    <ArrangedProvider>
      <Frame />
    </ArrangedProvider>
  );
}

function Frame() {
  const { project } = useSession();
  const filings = useFilings();
  const filing = useFiling();
  useShortcuts();
  useJobEnds();
  const working = project !== null && filing !== null;
  return (
    <div className="shell">
      <TopBar />
      <Alerts />
      <div className="work">
        {working ? (
          <Panes />
        ) : filings.isLoading ? null : (
          <Crash>
            <Welcome />
          </Crash>
        )}
      </div>
      <StatusBar />
      <Dialogs />
      {working ? <HeadingMenu filingId={filing.id} /> : null}
      {working ? <PickMenu filingId={filing.id} /> : null}
      <Palette />
      <DropTarget />
    </div>
  );
}

function Panes() {
  const { t } = useWords();
  return (
    <RememberedGroup name="panes" orientation="horizontal">
      <SidePanel id="left" size={216} min={170} max={420} shownBy="leftShown">
        <nav className="pane left" aria-label={t('left.label')}>
          <Crash>
            <LeftPane />
          </Crash>
        </nav>
      </SidePanel>
      <Separator className="split-v" />
      <Panel id="main" minSize={420}>
        <MainPane />
      </Panel>
      <Separator className="split-v" />
      <SidePanel id="right" size={window.innerWidth < 1400 ? 356 : 404} min={300} max={760} shownBy="rightShown">
        <aside className="pane" aria-label={t('evidence.label')}>
          <Crash>
            <EvidencePane />
          </Crash>
        </aside>
      </SidePanel>
    </RememberedGroup>
  );
}

/** A pane at a side that folds away and comes back at its last width. */
function SidePanel(props: {
  id: string;
  size: number;
  min: number;
  max: number;
  shownBy: 'leftShown' | 'rightShown';
  children: ReactNode;
}) {
  const { shownBy } = props;
  const shown = useUi((state) => state[shownBy]);
  const panel = usePanelRef();
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      if (shown) return;
    }
    if (shown) panel.current?.expand();
    else panel.current?.collapse();
  }, [shown, panel]);
  return (
    <Panel
      id={props.id}
      panelRef={panel}
      defaultSize={props.size}
      minSize={props.min}
      maxSize={props.max}
      collapsible
      collapsedSize={0}
      groupResizeBehavior="preserve-pixel-size"
      onResize={(size) => {
        const open = size.inPixels > 0;
        if (ui.get()[shownBy] !== open) ui.set({ [shownBy]: open });
      }}
    >
      {props.children}
    </Panel>
  );
}

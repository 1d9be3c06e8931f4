import { type ReactNode, useRef } from 'react';
import { Group, type Layout } from 'react-resizable-panels';
import { useActions } from '../api/actions.ts';
import { useSession } from './session.tsx';

/** A group of panes whose sizes are kept in the settings. */
export function RememberedGroup(props: {
  name: string;
  orientation: 'horizontal' | 'vertical';
  children: ReactNode;
  disabled?: boolean;
}) {
  const { settings } = useSession();
  const { remember } = useActions();
  const saved = useRef(layoutOf(settings.layout[`group:${props.name}`]));
  return (
    <Group
      orientation={props.orientation}
      {...(saved.current ? { defaultLayout: saved.current } : {})}
      {...(props.disabled ? { disabled: true } : {})}
      onLayoutChanged={(layout, meta) => {
        if (meta.isUserInteraction) void remember(`group:${props.name}`, JSON.stringify(layout));
      }}
      style={{ height: '100%' }}
    >
      {props.children}
    </Group>
  );
}

function layoutOf(text: string | undefined): Layout | undefined {
  if (!text) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Layout) : undefined;
  } catch {
    // A layout of another version counts as none.
    return undefined;
  }
}

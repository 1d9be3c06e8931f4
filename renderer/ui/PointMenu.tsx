import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  /** Where in the window it opens. */
  at: { x: number; y: number };
  close: () => void;
  className?: string;
  label?: string;
  children: ReactNode;
}

/** A menu that opens where the mouse was pressed, or beside what the menu key was pressed on. */
export function PointMenu({ at, close, className = '', label, children }: Props) {
  return (
    <Menu
      opened
      position="bottom-start"
      offset={2}
      trapFocus
      returnFocus
      onChange={(open) => {
        if (!open) close();
      }}
    >
      <Menu.Target>
        <span className="menu-point" style={{ left: at.x, top: at.y }} />
      </Menu.Target>
      <Menu.Dropdown className={className} aria-label={label}>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}

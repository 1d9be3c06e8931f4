import { createTheme, type MantineColorsTuple } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#eaf1fe',
  '#d3e1fb',
  '#a6c2f6',
  '#7aa7ff',
  '#5a8df0',
  '#3b74e2',
  '#1f5fd6',
  '#184fb6',
  '#123f93',
  '#0c2f70',
];

/** Mantine's side of the look; the colours of ground, lines and text come from tokens.css. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  colors: { accent },
  autoContrast: true,
  luminanceThreshold: 0.35,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: {
    xs: 'var(--fs-xs)',
    sm: 'var(--fs)',
    md: 'var(--fs)',
    lg: 'calc(var(--fs) + 2px)',
    xl: 'calc(var(--fs) + 5px)',
  },
  defaultRadius: 7,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Menu: { defaultProps: { shadow: 'md', withinPortal: true, transitionProps: { duration: 0 } } },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.32 },
        transitionProps: { duration: 0 },
        radius: 12,
      },
    },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 0 }, fz: 'var(--fs-s)' } },
    Popover: { defaultProps: { transitionProps: { duration: 0 } } },
  },
});

import {
  ActionIcon,
  Button,
  Checkbox,
  createTheme,
  Drawer,
  Input,
  Menu,
  Modal,
  Popover,
  type MantineSize,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { ai, dark, gray } from './colors.ts';
import parts from './parts.module.css';

/** Heights in px: 24 and 28 in rows, 34 on the page, 44 on phones. */
const CONTROL_HEIGHT: Partial<Record<MantineSize | (string & {}), number>> = {
  'compact-xs': 24,
  xs: 28,
  sm: 34,
  lg: 44,
};

function controlHeight(size: unknown): string | undefined {
  const height = typeof size === 'string' ? CONTROL_HEIGHT[size] : undefined;
  return height === undefined ? undefined : `${height}px`;
}

export const theme = createTheme({
  fontFamily:
    '"Inter Variable", "Hiragino Sans", "BIZ UDPGothic", "Yu Gothic UI", "Noto Sans JP", "Noto Sans CJK JP", sans-serif',
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.5' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.5' },
      h2: { fontSize: '16px', lineHeight: '1.5' },
      h3: { fontSize: '14px', lineHeight: '1.5' },
      h4: { fontSize: '13px', lineHeight: '1.5' },
      h5: { fontSize: '13px', lineHeight: '1.5' },
      h6: { fontSize: '13px', lineHeight: '1.5' },
    },
  },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '28px' },
  radius: { xs: '4px', sm: '6px', md: '7px', lg: '10px', xl: '12px' },
  defaultRadius: 'md',
  shadows: {
    xs: '0 1px 2px rgba(22, 27, 37, 0.05)',
    md: '0 0 0 1px rgba(22, 27, 37, 0.06), 0 8px 28px rgba(22, 27, 37, 0.16)',
  },
  breakpoints: { xs: '36em', sm: '48em', md: '62em', lg: '75em', xl: '105em' },
  colors: { ai, gray, dark },
  primaryColor: 'ai',
  primaryShade: { light: 6, dark: 5 },
  black: '#161b25',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      classNames: { root: parts.button },
      vars: (_theme, { size }) => {
        const height = controlHeight(size);
        return {
          root: height
            ? {
                '--button-height': height,
                '--button-fz': size === 'lg' ? '14px' : size === 'sm' ? '13px' : '12px',
                '--button-padding-x': size === 'lg' ? '18px' : size === 'sm' ? '14px' : '10px',
              }
            : {},
        };
      },
    }),
    Input: Input.extend({ classNames: { input: parts.input } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs', radius: 'xs' }, classNames: { input: parts.checkbox } }),
    Drawer: Drawer.extend({ defaultProps: { overlayProps: { backgroundOpacity: 0.35 } } }),
    Menu: Menu.extend({
      classNames: { item: parts.menuItem, label: parts.menuLabel },
      defaultProps: {
        shadow: 'md',
        radius: 'md',
        transitionProps: { duration: 80 },
        // A placeholder is not a valid menu item; the first item takes the focus instead.
        withInitialFocusPlaceholder: false,
      },
    }),
    Modal: Modal.extend({
      classNames: { title: parts.dialogTitle },
      defaultProps: { radius: 'xl', centered: true, overlayProps: { backgroundOpacity: 0.35 } },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', radius: 'lg', transitionProps: { duration: 80 } } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 400,
        transitionProps: { duration: 80 },
        events: { hover: true, focus: true, touch: false },
      },
    }),
  },
});

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
import { tokens } from './tokens.ts';
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
  ...tokens,
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

import type { ThemeConfig } from 'antd';

const wantsStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * Dense and calm; every text at 4.5 : 1 or more against what it stands on (WCAG 1.4.3). Nothing moves for whoever asked
 * their system for that; style sheets alone would leave lists waiting for the end of a movement that never begins.
 */
export const staffTheme = (): ThemeConfig => ({
  token: {
    motion: !wantsStillness(),
    colorPrimary: '#14427a',
    colorPrimaryBg: '#e8f1fc',
    colorPrimaryBgHover: '#d8e6f7',
    colorLink: '#17549c',
    colorLinkHover: '#0d3a72',
    colorLinkActive: '#0d3a72',
    colorTextSecondary: '#4a5663',
    colorTextTertiary: '#55626f',
    colorTextDescription: '#4a5663',
    colorTextPlaceholder: '#66727f',
    colorTextDisabled: '#66727f',
    colorError: '#b3261e',
    colorBgLayout: '#f2f5f9',
    controlItemBgActive: '#e3ecf7',
    borderRadius: 4,
    boxShadowTertiary: 'none',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none' },
    Menu: { itemHeight: 36, itemSelectedBg: '#e3ecf7', itemSelectedColor: '#14427a', itemBorderRadius: 4 },
    Segmented: { trackBg: '#dfe6ee', itemColor: '#25313d' },
    Table: {
      headerBg: '#eaf0f6',
      headerSplitColor: 'transparent',
      cellPaddingBlockSM: 6,
      cellPaddingInlineSM: 10,
    },
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
  },
});

import type { ReactNode } from 'react';

interface TabBarProps {
  readonly label: string;
  /** Links that are made tabs by `asTab`. */
  readonly children: ReactNode;
  readonly beside?: ReactNode;
}

/** The parts of a page, one of which is shown. */
export function TabBar({ label, children, beside }: TabBarProps): ReactNode {
  return (
    <div className="inbox-tabs no-print">
      <nav aria-label={label}>{children}</nav>
      {beside}
    </div>
  );
}

/** The page says which tab is the present one: to the router, an address with fewer filters is the same place. */
export const asTab = <Tab extends string>(tab: Tab, current: Tab | undefined) => ({
  className: 'inbox-tab',
  activeProps: {},
  activeOptions: { exact: true, explicitUndefined: true },
  ...(tab === current ? { 'aria-current': 'page' as const } : {}),
});

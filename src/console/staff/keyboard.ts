import { useEffect } from 'react';

export type Shortcuts = Readonly<Record<string, () => void>>;

const KEPT_AS = 'shortcuts-off';

/** WCAG 2.1.4: keys of one letter can be switched off, since speech input types them by the way. */
export const areShortcutsOn = (): boolean => {
  try {
    return localStorage.getItem(KEPT_AS) === null;
  } catch {
    return true;
  }
};

export function switchShortcuts(state: 'on' | 'off'): void {
  try {
    if (state === 'on') localStorage.removeItem(KEPT_AS);
    else localStorage.setItem(KEPT_AS, 'yes');
  } catch {
    // A browser that keeps nothing has them on.
  }
}

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="menu"]';

/** Whether a key belongs to what the person is typing in, or to a dialog that lies above the page. */
function isElsewhere({ target }: KeyboardEvent): boolean {
  if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null) return true;
  return target instanceof Element && target.closest(TYPING) !== null && !isTickBox(target);
}

const isTickBox = (target: Element): boolean =>
  target instanceof HTMLInputElement && target.type === 'checkbox';

/** Single keys of a page, by `KeyboardEvent.key`. @param shortcuts the same object as long as it does the same */
export function useShortcuts(shortcuts: Shortcuts): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const act = shortcuts[event.key];
      if (act === undefined || isElsewhere(event) || !areShortcutsOn()) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [shortcuts]);
}

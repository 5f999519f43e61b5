import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';

interface LeaveWords {
  readonly leaveTitle: string;
  readonly leave: string;
  readonly stay: string;
}

/** Asks before a page is left on which something was written that is kept nowhere else. */
export function useLeaveWarning(isTouched: boolean, words: LeaveWords): void {
  const { modal } = App.useApp();
  useBlocker({
    disabled: !isTouched,
    enableBeforeUnload: isTouched,
    shouldBlockFn: async () => {
      const mayLeave = await modal.confirm({
        title: words.leaveTitle,
        okText: words.leave,
        cancelText: words.stay,
      });
      return !mayLeave;
    },
  });
}

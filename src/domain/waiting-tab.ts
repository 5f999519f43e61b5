/** 待我办 · 临期 · 超期, of the waiting work of a register: the later two are parts of the first. */
export const WAITING_TABS = ['mine', 'approaching', 'overdue'] as const;
export type WaitingTab = (typeof WAITING_TABS)[number];

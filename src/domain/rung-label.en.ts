const RUNGS: Readonly<Record<string, string>> = {
  warning: 'Reminded before',
  'warning-2': 'Reminded again',
  due: 'Reminded on the day',
  'overdue-1': 'Urged',
  'overdue-1-direct': 'Told the inspectorate',
  'overdue-2': 'Under supervision',
  'overdue-2-direct': 'Supervised, inspectorate told',
  listed: 'Listed',
  'week-before': 'Reminded a week before',
  'due-day': 'Reminded on the day itself',
};

/** What a rung of a ladder is called; one that a region has named itself keeps its name. */
export const englishRung = (code: string, label: string): string => RUNGS[code] ?? label;

const HOLIDAYS: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Tomb Sweeping',
  清明: 'Tomb Sweeping',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  端午: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  中秋: 'Mid-Autumn Festival',
  国庆节: 'National Day',
  '中秋节、国庆节': 'Mid-Autumn and National Day',
  周六: 'Saturday',
  周日: 'Sunday',
  星期六: 'Saturday',
  星期日: 'Sunday',
};

const DAY_KINDS: Readonly<Record<string, string>> = {
  'working-day': 'working day',
  weekend: 'weekend',
  'off-day': 'holiday',
  suspended: 'suspended',
};

const holiday = (name: string): string | undefined => HOLIDAYS[name.replace('（调休上班）', '')];

/** What a day is called; a holiday that only one region has keeps the name that the region gives it. */
export function dayInEnglish(kind: string, name: string): string {
  if (kind === 'make-up-day') return `make-up day, ${holiday(name) ?? 'holiday'}`;
  return holiday(name) ?? DAY_KINDS[kind] ?? kind;
}

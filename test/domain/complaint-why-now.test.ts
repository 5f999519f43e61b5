import { whyNow } from '../../src/domain/complaint/why-now';
import { dueDateFor, type DayRules, type Deadline } from '../../src/domain/deadline';
import type { PlainDate } from '../../src/domain/ids';
import { nationalCalendar as calendar } from '../support/national-calendar';

const dayRules: DayRules = { closeOfBusiness: '24:00', afterHoursReceipt: 'same-day' };
const on = (text: string): PlainDate => text as PlainDate;

const deadline = (change: Partial<Deadline>): Deadline => ({
  duty: 'verify',
  basis: { document: '内发改财金字〔2023〕1444号', article: '二(一)3' },
  startOn: on('2026-01-30'),
  budget: { unit: 'working-day', amount: 5 },
  suspensions: [],
  extensions: [],
  ...change,
});

function why(change: Partial<Deadline>, startWord?: string): string {
  const asked = deadline(change);
  const due = dueDateFor(asked, calendar, dayRules);
  return whyNow({ deadline: asked, due, ...(startWord === undefined ? {} : { startWord }) });
}

describe('why that day', () => {
  it('counts working days from the day after', () => {
    expect(why({}, '受理日')).toBe('自1月30日（受理日，不计入）起第5个工作日为2月6日；周末2天不计入。');
  });

  it('names the Spring Festival of 2026 and its make-up Saturdays', () => {
    expect(why({ startOn: on('2026-02-11') })).toBe(
      '自2月11日（起算日，不计入）起第5个工作日为2月25日；2月15日至2月23日（春节）不计入；2月14日调休上班，计入。',
    );
  });

  it('says why a period of days ends later than its last day (民法典 203)', () => {
    expect(why({ startOn: on('2026-01-16'), budget: { unit: 'calendar-day', amount: 30 } })).toBe(
      '自1月16日（起算日，不计入）起30日，至2月24日；期限的最后一日2月15日为休息日，顺延至2月24日（民法典第二百零三条）。',
    );
  });

  it('tells suspended days by their ground', () => {
    const suspensions = [{ fromOn: on('2026-02-03'), toOn: on('2026-02-05'), ground: 'supplement' }] as const;
    expect(why({ suspensions })).toBe(
      '自1月30日（起算日，不计入）起第5个工作日为2月10日；2月3日至2月4日（等待投诉人补正）暂停计算；周末4天不计入。',
    );
  });

  it('gives no day while the clock stands still', () => {
    const suspensions = [{ fromOn: on('2026-02-03'), toOn: null, ground: 'arbitration' }] as const;
    expect(why({ suspensions })).toBe('期限自2月3日起暂停计算，恢复后按剩余时间继续。');
  });

  it('names a date that an order set, and counts nothing', () => {
    expect(why({ budget: { unit: 'date', on: on('2026-03-10') } })).toBe(
      '到期日由文书或约定确定，为3月10日。',
    );
  });

  it('says what was extended, what is internal, and what may still move', () => {
    const sentence = why({
      startOn: on('2026-12-25'),
      basis: { document: '内发改财金字〔2023〕1444号', article: '二(一)3', silent: true, internal: true },
      extensions: [{ amount: 2, unit: 'working-day', ground: 'granted', grantedOn: on('2026-12-28') }],
    });
    expect(sentence).toMatch(/第7个工作日为2027年1月\d+日/);
    expect(sentence).toContain('其中经批准延长2个工作日');
    expect(sentence).toContain('此为内部目标');
    expect(sentence).toContain('尚未公布');
  });
});

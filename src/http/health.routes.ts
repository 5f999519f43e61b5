import { PART_REMEDIES, type Check, type CheckOutcome } from '../domain/operations';
import { loadCalendar } from '../store/calendar.store';
import { coversThrough } from '../domain/working-calendar';
import { findingsView, healthView } from '../wire/health.wire';
import { route, type Route } from './route';
import { lookAtSystem, type HealthDeps, type SystemHealth } from './system-health';

const TAGS = ['运维'] as const;
const ACCESS = { roles: ['operations'] } as const;

/** The sentences are for whoever reads the API; who speaks another language makes them of code, outcome and figures. */
interface Finding {
  readonly code: Check;
  readonly outcome: CheckOutcome;
  readonly figures: Readonly<Record<string, number>>;
  readonly check: string;
  readonly isFine: boolean;
  readonly found: string;
  readonly fix: string | null;
}

/** How well each part is, and what to do where one is not. */
export const healthRoutes = (deps: HealthDeps): readonly Route[] => [healthRoute(deps), findingsRoute(deps)];

const healthRoute = (deps: HealthDeps): Route =>
  route(
    {
      method: 'get',
      path: '/operations/health',
      access: ACCESS,
      audit: 'health:read',
      summary: '各部分的状况：数据库、引擎、工作进程、保险库、邮件、文件、投递、存证',
      tags: TAGS,
      reply: { 200: healthView },
    },
    async () => {
      const { parts, queues } = await lookAtSystem(deps);
      const body = {
        at: new Date().toISOString(),
        isWell: parts.every(({ state }) => state === 'ok'),
        parts: parts.map((part) => ({ ...part, oldestAt: part.oldestAt?.toISOString() ?? null })),
        queues: queues.map((queue) => ({ ...queue, lastAskedAt: queue.lastAskedAt?.toISOString() ?? null })),
      };
      return { status: 200, body };
    },
  );

const findingsRoute = (deps: HealthDeps): Route =>
  route(
    {
      method: 'get',
      path: '/operations/findings',
      access: ACCESS,
      audit: 'health:read',
      summary: '诊断：哪里不对，怎么办（从系统内部看得到的）',
      description: '本机的配置、端口和磁盘由命令行诊断：npm run pacta -- doctor。',
      tags: TAGS,
      reply: { 200: findingsView },
    },
    async () => {
      const [health, vault, calendar] = await Promise.all([
        lookAtSystem(deps),
        vaultFindings(deps),
        calendarFinding(deps),
      ]);
      const items = [...partFindings(health), ...incidentFindings(health), ...vault, ...calendar];
      return { status: 200, body: { at: new Date().toISOString(), items } };
    },
  );

const partFindings = ({ parts }: SystemHealth): readonly Finding[] =>
  parts.map(({ part, label, state, found, waiting }) => ({
    ...{ code: part, outcome: state, figures: waiting === null ? {} : { waiting } },
    ...{ check: label, isFine: state === 'ok', found },
    fix: state === 'ok' ? null : PART_REMEDIES[part],
  }));

function incidentFindings({ backlogs }: SystemHealth): readonly Finding[] {
  if (backlogs === null) return [];
  const { openIncidents: open, unownedIncidents: unowned } = backlogs;
  const found = open === 0 ? '没有' : `${open} 个，其中 ${unowned} 个没有人负责`;
  return [
    finding('incidents', '运行事件', unowned === 0 ? found : null, {
      ...{ outcome: 'unowned', figures: { open, unowned }, found },
      fix: '在运行事件中接手（GET /operations/incidents）',
    }),
  ];
}

async function vaultFindings({ vault }: HealthDeps): Promise<readonly Finding[]> {
  try {
    return vaultFindingsOf(await vault.doctor());
  } catch {
    // That the vault does not answer is a finding of its own already.
    return [];
  }
}

function vaultFindingsOf(doctor: Awaited<ReturnType<HealthDeps['vault']['doctor']>>): readonly Finding[] {
  const { revealLogBreak, unreadable, mail, alarmsToday } = doctor;
  return [
    finding('identity-log', '查看身份的日志', revealLogBreak === null ? '前后相连' : null, {
      ...{ outcome: 'broken', figures: { index: revealLogBreak ?? 0 } },
      found: `第 ${revealLogBreak ?? 0} 条与写入时不符`,
      fix: '日志被改动过：保全现场，报安全管理员',
    }),
    finding('identity-quota', '查看身份的限额', alarmsToday === 0 ? '近 24 小时没有人超过' : null, {
      ...{ outcome: 'exceeded', figures: { times: alarmsToday } },
      found: `近 24 小时有 ${alarmsToday} 次因超过限额被拒`,
      fix: '请审计管理员在身份查看日志中查是谁、为什么',
    }),
    finding('sealed-identities', '封存的身份资料', unreadable === 0 ? '都能打开' : null, {
      ...{ outcome: 'unreadable', figures: { unreadable } },
      found: `有 ${unreadable} 份打不开`,
      fix: '核对保险库的密钥是否齐全',
    }),
    finding('complainant-mail', '送达投诉人的邮件服务器', mail === 'reachable' ? '可以连接' : null, {
      ...{ outcome: mail === 'unreachable' ? 'unreachable' : 'not-set', figures: {} },
      found: mail === 'unreachable' ? '连接不上' : '没有设置',
      fix: '检查保险库的 SMTP_URL',
    }),
  ];
}

async function calendarFinding({ database }: HealthDeps): Promise<readonly Finding[]> {
  const check = '工作日历';
  try {
    const through = coversThrough(await loadCalendar(database.prisma, null));
    const isFine = through >= new Date().getUTCFullYear();
    return [
      finding('calendar', check, isFine ? `已有 ${through} 年的放假安排` : null, {
        ...{ outcome: 'ends-early', figures: { through }, found: `只到 ${through} 年` },
        fix: '导入国务院办公厅公布的放假安排；在此之前期限按暂定日历计算',
      }),
    ];
  } catch {
    const wrong = { outcome: 'unreadable', figures: {}, found: '读不到' } as const;
    return [finding('calendar', check, null, { ...wrong, fix: '检查数据库，并确认日历已经写入' })];
  }
}

/** @param fine what was found; null where it is wrong */
function finding(
  code: Check,
  check: string,
  fine: string | null,
  wrong: Omit<Finding, 'code' | 'check' | 'isFine'>,
): Finding {
  return fine === null
    ? { ...wrong, code, check, isFine: false }
    : { code, outcome: 'ok', figures: wrong.figures, check, isFine: true, found: fine, fix: null };
}

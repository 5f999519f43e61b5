import { isRecord, readJson, toList } from './home';
import type { Home } from './home';
import type { RunFile } from './run-file';

interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly role: string;
  readonly organization: string;
}

function isDemoAccount(value: unknown): value is DemoAccount {
  return (
    isRecord(value) &&
    ['username', 'password', 'role', 'organization'].every((name) => typeof value[name] === 'string')
  );
}

/** One account for each role of the demo city, in the order in which the seed wrote them. */
function accountsByRole(home: Home): readonly DemoAccount[] {
  const noted = readJson(home.path('demo-accounts.json'));
  const accounts = toList(noted).filter(isDemoAccount);
  return accounts.filter(
    (account, index) => accounts.findIndex((other) => other.role === account.role) === index,
  );
}

/** What a person reads when everything runs: where, as whom, and what to try first. */
export function announcement(home: Home, run: RunFile, startedInSeconds: number): string {
  const accounts = accountsByRole(home);
  const lines = accounts.map(
    ({ username, password, role, organization }) =>
      `    ${username}  ${password}  ${role}（${organization}）`,
  );
  return [
    '',
    `践诺已就绪（${startedInSeconds.toFixed(1)} 秒）`,
    `  系统与接口    ${run.url}`,
    `  接口文档      ${run.url}/api/docs`,
    `  发件箱        ${run.mailUrl}`,
    `  流程引擎      ${run.temporalUiUrl}`,
    `  数据目录      ${home.folder}`,
    ...(run.caseTime === null
      ? []
      : [`  训练时钟      办案时间 ${run.caseTime}，不是真实时间；查看：npm run pacta -- clock`]),
    ...(accounts.length === 0 ? [] : ['', '  演示账号（用户名  口令  角色）：', ...lines]),
    '',
    '  先试这些：',
    '    npm run demo                     一件投诉从受理到认定的全过程，每一步的期限与理由',
    `    curl -s ${run.url}/api/v1/calendar/deadlines -H 'content-type: application/json' \\`,
    `      -d '{"startOn":"2026-02-13","amount":5,"unit":"working-day"}'`,
    '    npm run pacta -- status          各部分是否在运行',
    '',
    '  按 Ctrl-C 停止。',
    '',
  ].join('\n');
}

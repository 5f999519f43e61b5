import { plainDateAt } from '../domain/plain-date';
import type { FilingDeps } from '../intake/receive-complaint';
import { caseTimeOf } from '../store/event-log';
import { demoAccountList, systemView } from '../wire/system.wire';
import { readDemoAccounts } from './demo-accounts';
import { route, type Route } from './route';

/** What any page shows before anybody has signed in. */
export const systemRoutes = (intake: FilingDeps): readonly Route[] => [clockRoute(intake), demoAccountRoute];

/** Which day it is for a case, and whether the system is one for training. */
const clockRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'get',
      path: '/public/system',
      access: 'public',
      audit: 'none-public-read',
      summary: '系统时间，以及是否为训练系统',
      description: '期限依案件时间计算；训练系统的案件时间可以与现实不同，其页面一律显示训练字样。',
      tags: ['公众'],
      reply: { 200: systemView },
    },
    async () => {
      const [clock, now] = await Promise.all([intake.loadClock(), caseTimeOf(intake)]);
      return { status: 200, body: { now, today: plainDateAt(now), clock: clock.mode } };
    },
  );

const demoAccountRoute = route(
  {
    method: 'get',
    path: '/public/demo-accounts',
    access: 'public',
    audit: 'none-public-read',
    summary: '演示账号：只有本机的演示环境给出，其他环境一律为空',
    tags: ['公众'],
    reply: { 200: demoAccountList },
  },
  async ({ deps }) => ({
    status: 200,
    body: { items: await readDemoAccounts(deps.settings.demoAccountsFile) },
  }),
);

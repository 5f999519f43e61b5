import { plainDateAt } from '../domain/plain-date';
import type { FilingDeps } from '../intake/receive-complaint';
import { caseTimeOf } from '../store/event-log';
import { systemView } from '../wire/system.wire';
import { route, type Route } from './route';

/** What every page shows: which day it is for a case, and whether the system is one for training. */
export const systemRoutes = (intake: FilingDeps): readonly Route[] => [
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
  ),
];

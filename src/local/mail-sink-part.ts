import { join } from 'node:path';
import type { Home } from './home';
import type { PartPlan } from './part';
import { accepts } from './temporal';

/** The SMTP sink as a process of its own. */
export function mailSinkPlan(home: Home, smtpPort: number, webPort: number): PartPlan {
  return {
    name: 'mail',
    command: process.execPath,
    args: [join(__dirname, 'mail-sink.js'), home.path('mail'), String(smtpPort), String(webPort)],
    env: { PATH: '/usr/bin:/bin' },
    logFile: home.path('logs', 'mail.log'),
    stopSignals: ['SIGTERM', 'SIGKILL'],
    readyWithinMs: 20_000,
    isReady: async () => (await accepts(smtpPort)) && (await accepts(webPort)),
  };
}

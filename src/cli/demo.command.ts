import type { Command } from 'commander';
import { exitCodes } from './printing';
import type { Printing } from './printing';
import { tellDemo } from './demo-telling';
import { runningHome, whileRunning } from './running-home';

export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('在运行中的系统上办一件投诉，从投诉到认定：每一步、它的时限、为什么是那一天')
    .option('--json', '以 JSON 输出：一步一行')
    .addHelpText('after', '\n退出码：0 正常；1 某一步被拒绝；2 用法不对；3 系统没有运行')
    .action((options: Printing) =>
      whileRunning(async () => {
        const home = runningHome();
        if (home.accounts.length === 0) {
          console.error('这里没有演示账号：演示城市没有建立（npm run pacta -- seed）');
          process.exitCode = exitCodes.failed;
          return;
        }
        await tellDemo(home, options);
      }),
    );
}

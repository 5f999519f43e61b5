import { Command, CommanderError } from 'commander';
import { addCaseCommands } from './cli/case.command';
import { addClockCommands } from './cli/clock.command';
import { addDemoCommand } from './cli/demo.command';
import { exitCodes } from './cli/printing';
import { addReplayCommand } from './cli/replay.command';
import { addSeedCommand } from './cli/seed.command';
import { addStackCommands } from './cli/stack.command';
import { tellCases } from './cli/tell-cases';

const exitCodeHelp = '\n退出码：0 正常；1 出错、有检查未通过或依规则被拒绝；2 用法不对；3 系统没有运行';

/** Reads the arguments after the command's name and sets the exit code. Never throws. */
export async function main(argv: readonly string[] = process.argv): Promise<void> {
  const program = new Command('pacta')
    .description('践诺：监督政府说过的话')
    .addHelpText('after', exitCodeHelp)
    .exitOverride();
  addStackCommands(program);
  addClockCommands(program, tellCases);
  addSeedCommand(program);
  addCaseCommands(program);
  addDemoCommand(program);
  addReplayCommand(program);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = exitCodeFor(error);
  }
}

function exitCodeFor(error: unknown): number {
  // commander has already printed what was wrong with the words, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.misused;
  console.error(error instanceof Error ? error.message : String(error));
  return exitCodes.failed;
}

if (require.main === module) void main();

import { CodedError, ERRORS } from '../domain/errors.ts';
import { UsageError } from './cli/command.ts';
import type { Command, Io } from './cli/command.ts';

/** Loaded when called, so that counting days never waits for a database driver. */
const COMMANDS: Readonly<Record<string, { readonly line: string; readonly load: () => Promise<{ command: Command }> }>> = {
  'calendar workday': { line: '日期 N           从次日起数 N 个工作日', load: () => import('./cli/calendar-workday.ts') },
  'calendar period': { line: '日期 N            N 日的最短期限，最后一日不上班的顺延', load: () => import('./cli/calendar-period.ts') },
  'calendar batch': { line: '                   标准输入每行一个 JSON，逐行作答', load: () => import('./cli/calendar-batch.ts') },
  'calendar import': {
    line: '文件              试读一份放假安排通知：读出的日子、存疑、与已录入的差别',
    load: () => import('./cli/calendar-import.ts'),
  },
  'calendar versions': { line: '                已录入的放假安排：文号、日期、网址', load: () => import('./cli/calendar-versions.ts') },
  'calendar impact': { line: '--notice 文件     新的放假安排会让哪些期限变动', load: () => import('./cli/calendar-impact.ts') },
  'deadline explain': { line: '--pack P --rule R --trigger 日期   算出期限并逐日说明', load: () => import('./cli/deadline-explain.ts') },
  plan: { line: '--pack P --meeting 日期   从会议日倒排各步的最晚日期，从起步日顺排最早日期', load: () => import('./cli/plan.ts') },
  'procedure walk': {
    line: '[--pack P]        走遍决策程序：没有完成法定环节就不能出台',
    load: () => import('./cli/procedure-walk.ts'),
  },
  'rules list': { line: '                       已录入的规则包', load: () => import('./cli/rules-list.ts') },
  'rules show': { line: '规则包                 规则包的全部规则和依据', load: () => import('./cli/rules-show.ts') },
  'rules check': { line: '文件                  检查规则包文件，列出全部错误或者差别', load: () => import('./cli/rules-check.ts') },
  'rules diff': { line: '规则包或文件 规则包或文件   两个规则包的差别', load: () => import('./cli/rules-diff.ts') },
  'catalog read': { line: '文件                  读一份印发的目录，显示导入时会读成什么', load: () => import('./cli/catalog-read.ts') },
  'adoption template': { line: '> 文件             空白的上线补录工作簿', load: () => import('./cli/adoption-template.ts') },
  'adoption read': { line: '文件                 试读上线补录工作簿，列出数目和全部错误', load: () => import('./cli/adoption-read.ts') },
  doctor: { line: '                           检查运行中的系统，并说明怎么办', load: () => import('./cli/doctor.ts') },
};

const HELP = `重大行政决策预公开 · 命令行

用法：npm run -s cli -- 命令 [参数] [--json] [--help]

${Object.entries(COMMANDS)
  .map(([name, c]) => `  ${name} ${c.line}`)
  .join('\n')}

除 doctor 外都不需要服务器。退出码：0 完成，1 不能这样算或者检查发现问题，2 命令或者参数写错。`;

/** Finds the command by its first one or two words, runs it, and turns a coded error into words and an exit code. */
export async function runCli(args: readonly string[], io: Io): Promise<number> {
  const name = [args.slice(0, 2).join(' '), args[0] ?? ''].find((n) => Object.hasOwn(COMMANDS, n));
  try {
    if (name === undefined) {
      if (args.length === 0 || args.includes('--help') || args.includes('-h') || args[0] === 'help') {
        io.stdout.write(`${HELP}\n`);
        return 0;
      }
      throw new UsageError('COMMAND_UNKNOWN', args.slice(0, 2).join(' ').slice(0, 60));
    }
    const { command } = await COMMANDS[name]!.load();
    const rest = args.slice(name.split(' ').length);
    if (rest.includes('--help') || rest.includes('-h')) {
      io.stdout.write(`${command.help}\n`);
      return 0;
    }
    return await command.run(rest, io);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    tell(io, error, args.includes('--json'));
    return error instanceof UsageError ? 2 : 1;
  }
}

/** Code and message, then every field where there are several, then what to do. */
function tell(io: Io, { code, message, fields }: CodedError, json: boolean): void {
  const { remedy } = ERRORS[code];
  if (json) io.stdout.write(`${JSON.stringify({ error: { code, message, remedy, ...(fields.length ? { fields } : {}) } })}\n`);
  const each = fields.length > 1 ? fields.map((f) => `  ${f.path}：${f.message}\n`).join('') : '';
  io.stderr.write(`${code}：${message}\n${each}${remedy}\n`);
}

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await runCli(process.argv.slice(2), process);

import { knownOn } from '../../domain/calendar/arrangement.ts';
import { CN_ARRANGEMENTS } from '../../domain/calendar/arrangements/all.ts';
import { REGIONS } from '../../domain/calendar/regions.ts';
import { AS_OF_OPTION, dateOf, JSON_OPTION, line, parse } from './command.ts';
import type { Command } from './command.ts';
import { pad } from './print-count.ts';

export const command: Command = {
  help: `用法：calendar versions [--as-of 日期] [--json]

列出系统带有的放假安排：地区、年份和版本、文号、成文和公布日期、网址；同一年以最后一版为准。
运行中的系统另外录入的，在系统里查看。

--as-of 日期   只列当天已经公布的
--json         输出 JSON`,
  async run(args, io) {
    const { flags } = parse(args, { ...JSON_OPTION, ...AS_OF_OPTION }, []);
    const asOf = flags['as-of'] === undefined ? undefined : dateOf(flags['as-of']);
    const versions = CN_ARRANGEMENTS.filter((a) => asOf === undefined || knownOn(a) <= asOf).map(
      ({ region, year, version, notice, days }) => ({
        region,
        year,
        version,
        ...notice,
        published: notice.published ?? notice.signed,
        days: days.length,
      }),
    );
    if (flags.json) {
      line(io, JSON.stringify(versions));
      return 0;
    }
    line(io, `${pad('地区', 6)}${pad('版本', 8)}${pad('文号', 26)}${pad('成文', 12)}${pad('公布', 12)}网址`);
    for (const v of versions)
      line(
        io,
        `${pad(v.region, 6)}${pad(`${v.year}v${v.version}`, 8)}${pad(v.number, 26)}${pad(v.signed, 12)}${pad(v.published, 12)}${v.address}`,
      );
    line(io);
    line(io, '可以另有地方放假安排的地区');
    for (const { code, name, festivals, ground } of REGIONS.slice(1))
      line(io, `${pad(code, 8)}${pad(name, 20)}${festivals.join('、')}（${ground}）`);
    return 0;
  },
};

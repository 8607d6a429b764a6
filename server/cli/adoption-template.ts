import { adoptionTemplate } from '../../services/adoption/template.ts';
import { UsageError, parse } from './command.ts';
import type { Command } from './command.ts';

export const command: Command = {
  help: `用法：adoption template > 上线补录.xlsx

写出空白的上线补录工作簿：机关、人员、岗位、目录、事项五张表，另有一张填写说明。
填好以后用 adoption read 试读，再在系统里预览、导入。

退出码：0 完成，2 命令写错。`,
  async run(args, io) {
    parse(args, {}, []);
    if ((io.stdout as { isTTY?: boolean }).isTTY)
      throw new UsageError('BAD_USER_INPUT', '请把结果写进文件：adoption template > 上线补录.xlsx');
    io.stdout.write(await adoptionTemplate());
    return 0;
  },
};

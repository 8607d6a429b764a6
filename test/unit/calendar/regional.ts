import type { Arrangement } from '../../../domain/calendar/arrangement.ts';
import { addDays, plainDate } from '../../../domain/calendar/plain-date.ts';

/*
 * Regional arrangements for tests alone. The days are those of the regions' own notices as the press and county governments
 * reprinted them; the official pages with their numbers were not at hand, so the system does not bring them.
 */

type Days = Arrangement['days'];

function off(name: string, from: string, to = from): Days {
  const days: [string, string, 'off'][] = [];
  for (let d = plainDate(from); d <= to; d = addDays(d, 1)) days.push([d, name, 'off']);
  return days;
}

function regional(region: string, year: number, title: string, signed: string, address: string, days: Days): Arrangement {
  return { region, year, version: 1, notice: { title, number: '', signed, address }, days };
}

const GUANGXI = (year: number): string => `广西壮族自治区人民政府办公厅关于${year}年“壮族三月三”放假的通知`;

/** 14 to 16 April 2021 off, Sunday the 18th made up. */
export const guangxi2021 = regional('CN-GX', 2021, GUANGXI(2021), '2021-03-18', 'http://www.fzlwr.cn/fangjia/jieri/1021522.html', [
  ...off('壮族三月三', '2021-04-14', '2021-04-16'),
  ['2021-04-18', '壮族三月三', 'makeup'],
]);
/** 三月三 fell into 清明: Saturday 2 April, a national make-up day, and Wednesday the 6th off. */
export const guangxi2022 = regional('CN-GX', 2022, GUANGXI(2022), '2022-03-01', 'http://zgjm365.cn/a/minsu/minjianxisu/476470.html', [
  ...off('壮族三月三', '2022-04-02'),
  ...off('壮族三月三', '2022-04-06'),
]);
/** Friday 21 to Sunday 23 April 2023, of which the 23rd is a national make-up day. */
export const guangxi2023 = regional('CN-GX', 2023, GUANGXI(2023), '2023-03-14', 'http://www.xwmpso.com/2023/0314/1505733.shtml', [
  ...off('壮族三月三', '2023-04-21', '2023-04-23'),
]);
export const guangxi2024 = regional('CN-GX', 2024, GUANGXI(2024), '2024-03-22', 'https://www.lzdww.com/read-122637.html', [
  ...off('壮族三月三', '2024-04-11', '2024-04-12'),
]);
export const ningxia2020 = regional(
  'CN-NX',
  2020,
  '自治区人民政府办公厅关于2020年部分节假日安排的通知',
  '2019-12-04',
  'https://m.yaozui.com/p/842571',
  [...off('开斋节', '2020-05-25', '2020-05-26'), ...off('古尔邦节', '2020-07-30', '2020-07-31')],
);
export const xinjiang2023 = regional(
  'CN-XJ',
  2023,
  '关于2023年节假日放假安排和冬夏季作息时间的通知',
  '2022-12-25',
  'https://xjahq.gov.cn/xjahq/c105261/202212/4393302f819e4ae58e52edd06628b001.shtml',
  [...off('肉孜节', '2023-04-21'), ...off('古尔邦节', '2023-06-28', '2023-06-30')],
);

export const REGIONAL: readonly Arrangement[] = [ningxia2020, guangxi2021, guangxi2022, xinjiang2023, guangxi2023, guangxi2024];

import { CodedError } from '../errors.ts';

/** A region with days off of its own, over the national ones (《全国年节及纪念日放假办法》第四条: 少数民族习惯的节日). */
export type Region = {
  /** ISO 3166-2, as in a rule pack's `calendarRegion`. */
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly festivals: readonly string[];
  readonly ground: string;
};

export const NATIONAL = 'CN';

const LAW = '《全国年节及纪念日放假办法》第四条';

/** The nation first; a new region is an entry here. */
export const REGIONS: readonly Region[] = [
  {
    code: NATIONAL,
    name: '全国',
    short: '全国',
    festivals: ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'],
    ground: '《全国年节及纪念日放假办法》第二条',
  },
  {
    code: 'CN-GX',
    name: '广西壮族自治区',
    short: '广西',
    festivals: ['壮族三月三'],
    ground: `${LAW}；《广西壮族自治区少数民族习惯节日放假办法》（自治区人民政府令第98号）`,
  },
  { code: 'CN-NX', name: '宁夏回族自治区', short: '宁夏', festivals: ['开斋节', '古尔邦节'], ground: LAW },
  {
    code: 'CN-XJ',
    name: '新疆维吾尔自治区',
    short: '新疆',
    festivals: ['肉孜节', '古尔邦节'],
    ground: `${LAW}；《新疆维吾尔自治区少数民族习惯节日放假办法》（自治区人民政府令第174号）`,
  },
];

/** @throws CodedError CALENDAR_REGION_UNKNOWN */
export function regionOf(code: string): Region {
  const region = REGIONS.find((r) => r.code === code);
  if (region) return region;
  const message = `“${code.slice(0, 20)}”；已有：${REGIONS.map((r) => `${r.code}（${r.short}）`).join('、')}`;
  throw new CodedError('CALENDAR_REGION_UNKNOWN', message, [{ path: 'region', message }]);
}

/** Whose notice it is, by its title or else its signature (宁夏 writes only 自治区人民政府办公厅); undefined = nobody's whose days count. */
export function issuedBy(title: string, signature: string): Region | undefined {
  if (/^国务院(?:办公厅)?关于/.test(title)) return REGIONS[0];
  const issuer = /^(?:自治区人民政府(?:办公厅)?)?关于/.test(title) ? signature : title;
  return REGIONS.find((r) => issuer.startsWith(`${r.name}人民政府`));
}

/** Whether a name as a notice writes it (国庆节、中秋节) holds national festivals alone. */
export function isNational(name: string): boolean {
  return REGIONS[0]!.festivals.reduce((rest, festival) => rest.replaceAll(festival, ''), name).replaceAll('、', '') === '';
}

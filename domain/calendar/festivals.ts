import { addDays, plainDate } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/** A public festival (全体公民放假的节日): its own days, and how long and with how many make-up days it was arranged so far. */
export type Festival = {
  readonly name: string;
  /** Days off by law, whatever a notice adds. */
  readonly days: readonly PlainDate[];
  /** The longest block of days off around it in the notices of 2018–2026, joined festivals included. */
  readonly blockDaysMax: number;
  /** The most make-up working days one notice gave for it. */
  readonly makeupDaysMax: number;
};

/** 国务院令第795号: from 2025 the eve of the Spring Festival and 2 May are days off by law too. */
const AMENDED_YEAR = 2025;

/** 正月初一、清明、端午、中秋 by year (农历 and 节气 of GB/T 33661—2017). */
const LUNAR: Readonly<Record<number, readonly [spring: string, qingming: string, duanwu: string, zhongqiu: string]>> = {
  2018: ['02-16', '04-05', '06-18', '09-24'],
  2019: ['02-05', '04-05', '06-07', '09-13'],
  2020: ['01-25', '04-04', '06-25', '10-01'],
  2021: ['02-12', '04-04', '06-14', '09-21'],
  2022: ['02-01', '04-05', '06-03', '09-10'],
  2023: ['01-22', '04-05', '06-22', '09-29'],
  2024: ['02-10', '04-04', '06-10', '09-17'],
  2025: ['01-29', '04-04', '05-31', '10-06'],
  2026: ['02-17', '04-05', '06-19', '09-25'],
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
};

/** The last year whose lunar festivals are entered; nothing can be said of later ones. */
export const FESTIVALS_THROUGH = 2032;

/**
 * The festivals of a year by law (《全国年节及纪念日放假办法》第二条): what is certain before the year's notice exists.
 * Empty outside the entered years.
 */
export function festivalsOf(year: number): readonly Festival[] {
  const lunar = LUNAR[year];
  if (!lunar) return [];
  const [spring, qingming, duanwu, zhongqiu] = lunar.map((md) => plainDate(`${year}-${md}`)) as [
    PlainDate,
    PlainDate,
    PlainDate,
    PlainDate,
  ];
  const on = (md: string): PlainDate => plainDate(`${year}-${md}`);
  const amended = year >= AMENDED_YEAR;
  return [
    { name: '元旦', days: [on('01-01')], blockDaysMax: 3, makeupDaysMax: 1 },
    {
      name: '春节',
      days: [...(amended ? [addDays(spring, -1)] : []), spring, addDays(spring, 1), addDays(spring, 2)],
      blockDaysMax: 10,
      makeupDaysMax: 2,
    },
    { name: '清明节', days: [qingming], blockDaysMax: 3, makeupDaysMax: 1 },
    { name: '劳动节', days: [on('05-01'), ...(amended ? [on('05-02')] : [])], blockDaysMax: 5, makeupDaysMax: 2 },
    { name: '端午节', days: [duanwu], blockDaysMax: 3, makeupDaysMax: 1 },
    { name: '中秋节', days: [zhongqiu], blockDaysMax: 3, makeupDaysMax: 1 },
    { name: '国庆节', days: [on('10-01'), on('10-02'), on('10-03')], blockDaysMax: 8, makeupDaysMax: 2 },
  ];
}

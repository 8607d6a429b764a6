import { DECREE_713 } from './decree-713-2019.ts';
import { DISCLOSURE_REGULATION } from './disclosure-regulation-2019.ts';
import { FAIR_COMPETITION } from './fair-competition-2024.ts';
import { HENAN_LUOYANG } from './henan-luoyang-2019.ts';
import { LIAONING_HEISHAN } from './liaoning-heishan-2020.ts';
import { SHANDONG_LONGJIAJIE } from './shandong-longjiajie-2023.ts';
import { SHANDONG_PARTICIPATION } from './shandong-participation-2025.ts';
import { SHANDONG_ZHANGDIAN } from './shandong-zhangdian-2023.ts';
import { SHANGHAI_XUJING } from './shanghai-xujing-2023.ts';
import type { RulePack } from './types.ts';

/** Every pack entered; a new one is a file and a line here. */
export const RULE_PACKS: readonly RulePack[] = [
  DECREE_713,
  DISCLOSURE_REGULATION,
  FAIR_COMPETITION,
  SHANDONG_PARTICIPATION,
  SHANGHAI_XUJING,
  SHANDONG_ZHANGDIAN,
  SHANDONG_LONGJIAJIE,
  HENAN_LUOYANG,
  LIAONING_HEISHAN,
];

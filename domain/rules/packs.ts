import { DECREE_713 } from './decree-713-2019.ts';
import { DISCLOSURE_REGULATION } from './disclosure-regulation-2019.ts';
import { SHANGHAI_XUJING } from './shanghai-xujing-2023.ts';
import type { RulePack } from './types.ts';

/** Every pack entered; a new one is a file and a line here. */
export const RULE_PACKS: readonly RulePack[] = [DECREE_713, DISCLOSURE_REGULATION, SHANGHAI_XUJING];

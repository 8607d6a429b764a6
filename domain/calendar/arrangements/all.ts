import type { Arrangement } from '../arrangement.ts';
import { cn2018v1 } from './cn-2018-v1.ts';
import { cn2019v1 } from './cn-2019-v1.ts';
import { cn2019v2 } from './cn-2019-v2.ts';
import { cn2020v1 } from './cn-2020-v1.ts';
import { cn2020v2 } from './cn-2020-v2.ts';
import { cn2021v1 } from './cn-2021-v1.ts';
import { cn2022v1 } from './cn-2022-v1.ts';
import { cn2023v1 } from './cn-2023-v1.ts';
import { cn2024v1 } from './cn-2024-v1.ts';
import { cn2025v1 } from './cn-2025-v1.ts';
import { cn2026v1 } from './cn-2026-v1.ts';

/** Every official arrangement entered, in the order they became known; a later version replaces the earlier one of its year. */
export const CN_ARRANGEMENTS: readonly Arrangement[] = [cn2018v1, cn2019v1, cn2019v2, cn2020v1, cn2020v2, cn2021v1, cn2022v1, cn2023v1, cn2024v1, cn2025v1, cn2026v1];

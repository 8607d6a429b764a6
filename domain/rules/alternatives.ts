/** Where those concerned disagree greatly, the undertaker may put forward two options or more (两个以上方案). */
export const ARTICLE_12 = '《重大行政决策程序暂行条例》第十二条';
export const ALTERNATIVES_AT_LEAST = 2;

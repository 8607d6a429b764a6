/** The forms one registered company name is written in; a branch (分公司) is the company itself (《公司法》第十三条). */
const COMPANY = /(?:股份有限|有限责任|责任有限|有限|股份)?公司(?:.*分公司)?$/u;

/** A body's name stripped of how it was typed: width, spaces, case, punctuation, the legal form of a company. */
function bodyKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Z}\p{P}\p{S}\p{Cf}]/gu, '')
    .replace(COMPANY, '公司');
}

/** Whether two names are the same body's, however they were typed; names that say nothing are nobody's. */
export function isSameBody(one: string, other: string): boolean {
  const key = bodyKey(one);
  return key !== '' && key === bodyKey(other);
}

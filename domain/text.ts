import { CodedError } from './errors.ts';

/** Newlines and tabs are text; other control, format and unassigned characters are not. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/u;
/** A tag, a closing tag, a comment or a numeric entity. "a<b" and "a<b且c>d" are prose: a tag's name ends in white space, a slash or the bracket. */
const MARKUP = /<\/?[a-z][a-z0-9:-]*([\s/][^<>]*)?>|<!--|<!\[CDATA\[|&#x?[0-9a-f]+;/i;

/** A mark of classification as it is set on papers (机密★1年, 秘密☆): such a paper does not belong here (P-22). */
const CLASSIFICATION = /(绝[^\S\n]*密|机[^\S\n]*密|秘[^\S\n]*密)[^\S\n]*[★☆]/u;
/** Whether a text bears such a mark. The words and the star stand on one line: a list may begin with stars below a line about secrecy. */
export const bearsClassification = (text: string): boolean => CLASSIFICATION.test(text.normalize('NFKC'));

/** Normalises (NFC, LF, trimmed) and checks one text. @throws CodedError TEXT_TOO_LONG, TEXT_HAS_CONTROL_CHARACTERS, CLASSIFIED_CONTENT, TEXT_HAS_MARKUP */
export function cleanText(text: string, charsMax: number, path = 'text'): string {
  const field = (message: string): { path: string; message: string }[] => [{ path, message }];
  if (text.length > charsMax * 2) throw new CodedError('TEXT_TOO_LONG', `最多${charsMax}字`, field(`最多${charsMax}字`));
  const clean = text.normalize('NFC').replaceAll('\r\n', '\n').trim();
  const length = [...clean].length;
  if (length > charsMax)
    throw new CodedError('TEXT_TOO_LONG', `最多${charsMax}字，现有${length}字`, field(`最多${charsMax}字，请删去${length - charsMax}字`));
  if (CONTROL.test(clean))
    throw new CodedError('TEXT_HAS_CONTROL_CHARACTERS', undefined, field('文字里有不能显示的控制字符，请删去，或者从记事本重新粘贴'));
  if (bearsClassification(clean))
    throw new CodedError('CLASSIFIED_CONTENT', undefined, field('文字带有国家秘密标志，不能录入；请删去涉密内容，在涉密信息系统中办理'));
  if (MARKUP.test(clean)) throw new CodedError('TEXT_HAS_MARKUP', undefined, field('文字里有网页代码，请改成普通文字'));
  return clean;
}

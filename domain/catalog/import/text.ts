import { CodedError } from '../../errors.ts';
import { cleanText } from '../../text.ts';

/** A text as every kept text is checked; what is wrong with it is said, never thrown, and the text is then empty. */
export function checkedText(text: string, charsMax: number): { text: string; fault?: string } {
  // Half of a character: a spreadsheet can hold it, no database can.
  if (!text.isWellFormed()) return { text: '', fault: '有不能显示的字符' };
  try {
    return { text: cleanText(text, charsMax) };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { text: '', fault: error.message };
  }
}
